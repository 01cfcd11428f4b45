using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class OnnxPassageReaderTests(LoadedReader loaded) : IClassFixture<LoadedReader>
{
    // Quantised arithmetic rounds otherwise from one processor to the next.
    private const double Tolerance = 0.35;

    private readonly OnnxPassageReader _reader = loaded.Reader;

    public static TheoryData<int> References => [.. Enumerable.Range(0, ReaderReference.All.Count)];

    [Theory]
    [MemberData(nameof(References))]
    public void Inputs_ReferencePair_AreTheReferenceTokens(int index)
    {
        var reference = ReaderReference.All[index];

        var input = _reader.Inputs.Of(reference.Question, "", reference.Passage).ShouldHaveSingleItem();

        input.Ids.ShouldBe(reference.Ids);
        input.Types.ShouldBe(reference.TypeIds);
    }

    [Theory]
    [MemberData(nameof(References))]
    public async Task ReadAsync_ReferencePair_GivesTheReferenceScores(int index)
    {
        var reference = ReaderReference.All[index];
        var passage = Passage(reference.Passage, [.. reference.Sentences.Select(range => TextRange.FromBounds(range[0], range[1]))]);

        var reading = await _reader.ReadAsync(reference.Question, passage, CancellationToken.None);

        reading.Answerable.ShouldBe(reference.Answerable, Tolerance);
        reading.NullScore.ShouldBe(reference.NullSpan, Tolerance);
        reading.Sentences.Select(sentence => sentence.LogOdds).ShouldBe(reference.SentenceLogits, Tolerance);
        var best = reading.Sentences.MaxBy(sentence => sentence.SpanMargin);
        best.Span.ShouldBe(TextRange.FromBounds(reference.BestSpan[0], reference.BestSpan[1]));
        best.SpanMargin.ShouldBe(reference.BestSpanScore - reference.NullSpan, 2 * Tolerance);
    }

    [Fact]
    public async Task ReadAsync_PassageInsideADocument_GivesRangesOfTheDocument()
    {
        const string Text = "The canteen is blue. It opens at eight.";
        var alone = await _reader.ReadAsync("When does the canteen open?", Passage(Text, [new(0, 20), new(21, 18)]), CancellationToken.None);
        var inside = await _reader.ReadAsync(
            "When does the canteen open?", Passage(Text, [new(0, 20), new(21, 18)], offset: 1000), CancellationToken.None);

        inside.Sentences.Select(sentence => sentence.Span.Start - 1000).ShouldBe(alone.Sentences.Select(sentence => sentence.Span.Start));
        alone.Sentences[1].Span.Of(Text).ToString().ShouldBe("eight");
        alone.Sentences[1].LogOdds.ShouldBeGreaterThan(alone.Sentences[0].LogOdds);
    }

    [Fact]
    public async Task ReadAsync_AnswerFarBehindTheFirstWindow_IsFound()
    {
        var filler = string.Concat(Enumerable.Repeat("Nothing of interest is said here about anything. ", 80));
        const string Answer = "The canteen opens at eight.";
        var text = filler + Answer;

        var reading = await _reader.ReadAsync(
            "When does the canteen open?", Passage(text, [new(0, filler.Length - 1), new(filler.Length, Answer.Length)]), CancellationToken.None);

        reading.Answerable.ShouldBeGreaterThan(0);
        reading.Sentences[1].Span.Of(text).ToString().ShouldContain("eight");
        reading.Sentences[1].LogOdds.ShouldBeGreaterThan(reading.Sentences[0].LogOdds);
    }

    [Fact]
    public async Task ReadAsync_SentenceWithoutAToken_HasAnEmptySpan()
    {
        var reading = await _reader.ReadAsync("What?", Passage("Yes. \u200B\u200B", [new(0, 4), new(5, 2)]), CancellationToken.None);

        reading.Sentences[1].Span.ShouldBe(new TextRange(5, 0));
        reading.Sentences[1].LogOdds.ShouldBeLessThan(reading.Sentences[0].LogOdds);
    }

    [Fact]
    public async Task ReadAsync_BesideOtherPassages_GivesTheSameScores()
    {
        var passages = ReaderReference.All.Select(reference => (reference.Question, Passage: Passage(reference.Passage, [new(0, reference.Passage.Length)]))).ToList();
        var alone = new List<double>();
        foreach (var (question, passage) in passages)
        {
            alone.Add((await _reader.ReadAsync(question, passage, CancellationToken.None)).Answerable);
        }

        var together = await Task.WhenAll(passages.Select(pair => _reader.ReadAsync(pair.Question, pair.Passage, CancellationToken.None).AsTask()));

        together.Select(reading => reading.Answerable).ShouldBe(alone);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Throws() => await Should.ThrowAsync<OperationCanceledException>(
        async () => await _reader.ReadAsync("What?", Passage("Yes.", [new(0, 4)]), new CancellationToken(canceled: true)));

    [Fact]
    public void Inputs_LongQuestionTitleAndPassage_NeverExceedTheModel()
    {
        var inputs = _reader.Inputs.Of(
            string.Concat(Enumerable.Repeat("what ", 500)),
            string.Concat(Enumerable.Repeat("title ", 500)),
            string.Concat(Enumerable.Repeat("word ", 500)) + new string('x', 3000));

        inputs.Count.ShouldBeGreaterThan(2);
        inputs.ShouldAllBe(input => input.Ids.Length <= ReaderInputs.MaxTokens && input.Ids.Length == input.Types.Length);
        inputs.ShouldAllBe(input => input.PassageStart + input.Words.Count + 1 == input.Ids.Length);
    }

    private static IndexedChunk Passage(string text, TextRange[] sentences, int offset = 0) => new()
    {
        Id = 1,
        Text = text,
        Title = "",
        SourcePath = "a.txt",
        ContentHash = "",
        BodyTerms = [],
        HeadingTerms = [],
        Chunk = new Chunk
        {
            DocumentId = "d",
            Ordinal = 0,
            Line = 1,
            Range = new TextRange(offset, text.Length),
            Sentences = [.. sentences.Select(range => new SentenceSpan(new TextRange(range.Start + offset, range.Length), BlockKind.Paragraph))],
        },
    };
}
