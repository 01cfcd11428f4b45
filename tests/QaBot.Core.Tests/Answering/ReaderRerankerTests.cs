using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Answering;

public sealed class ReaderRerankerTests
{
    private const string Question = "When does the laboratory close?";
    private const string Hours = "The laboratory does not close for lunch. It closes for the night at six.";

    [Fact]
    public async Task AskAsync_ReaderFindsTheAnswer_QuotesItsSentenceWithTheWordsThatAnswer()
    {
        await using var library = await LibraryAsync(new ScriptedPassageReader("at six"));

        var answer = await library.AskAsync(Question);

        answer.Status.ShouldBe(AnswerStatus.Answered);
        var citation = answer.Citations[0];
        citation.Quote.ShouldContain("It closes for the night at six.");
        var highlight = citation.Highlight.ShouldNotBeNull();
        citation.Quote.Substring(highlight.Start - citation.Range.Start, highlight.Length).ShouldBe("at six");
        var drawn = AnswerHighlights.In(answer).ShouldHaveSingleItem();
        drawn.Of(answer.Text).ToString().ShouldBe("at six");
    }

    [Fact]
    public async Task AskAsync_SpanIsMostOfItsSentence_StandsNotOut()
    {
        await using var library = await LibraryAsync(new ScriptedPassageReader("closes for the night at six"));

        var answer = await library.AskAsync(Question);

        answer.Citations.ShouldAllBe(citation => citation.Highlight == null);
    }

    [Fact]
    public async Task AskAsync_SwitchedOff_ReadsNothing()
    {
        var reader = new ScriptedPassageReader("at six");
        await using var library = await LibraryAsync(reader, options => options.Reader = false);

        var answer = await library.AskAsync(Question);

        reader.Passages.ShouldBe(0);
        answer.Citations.ShouldAllBe(citation => citation.Highlight == null);
        answer.Trace!.Sentences.ShouldAllBe(sentence => sentence.Reading == null);
    }

    [Fact]
    public async Task AskAsync_ReaderFails_AnswersByWords()
    {
        await using var library = await LibraryAsync(new BrokenReader());

        var answer = await library.AskAsync("When does the laboratory close for the night?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Trace!.Sentences.ShouldAllBe(sentence => sentence.Reading == null);
    }

    [Fact]
    public async Task AskAsync_ReaderSaysTheAnswerIsNotThere_IsLessSure()
    {
        await using var there = await LibraryAsync(new ScriptedPassageReader("at six"));
        await using var missing = await LibraryAsync(new ScriptedPassageReader());

        var sure = await there.AskAsync(Question);
        var unsure = await missing.AskAsync(Question);

        unsure.Trace!.Verdict.Confidence.ShouldBeLessThan(sure.Trace!.Verdict.Confidence);
    }

    [Fact]
    public async Task AskAsync_FirstPassagesClear_LeavesTheOthersUnread()
    {
        var clear = new ScriptedPassageReader("at six");
        var unclear = new ScriptedPassageReader();

        await AskAmongManyAsync(clear);
        await AskAmongManyAsync(unclear);

        clear.Passages.ShouldBe(2);
        unclear.Passages.ShouldBe(3);
    }

    [Fact]
    public async Task AskAsync_SpanOutsideItsSentence_StandsNotOut()
    {
        await using var library = await LibraryAsync(new StrayReader());

        var answer = await library.AskAsync(Question);

        answer.Citations.ShouldNotBeEmpty();
        answer.Citations.ShouldAllBe(citation => citation.Highlight == null);
    }

    private static async Task AskAmongManyAsync(PassageReader reader)
    {
        await using var library = await LibraryAsync(reader, options => options.ReaderPassages = 3);
        for (var i = 0; i < 4; i++)
        {
            await library.AddAsync($"other{i}.txt", $"The laboratory number {i} has a door and a window.");
        }

        await library.AskAsync(Question);
    }

    private static async Task<SmallLibrary> LibraryAsync(PassageReader reader, Action<AnsweringOptions>? configure = null)
    {
        var library = new SmallLibrary(configure: services => services.AddSingleton(reader).Configure<AnsweringOptions>(options => configure?.Invoke(options)));
        await library.AddAsync("hours.txt", Hours);
        return library;
    }

    private sealed class BrokenReader : PassageReader
    {
        public override ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("broken");
    }

    // Gives words of another sentence than the one it read, as a fault in a reader would.
    private sealed class StrayReader : PassageReader
    {
        public override ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new PassageReading(
                [.. passage.Chunk.Sentences.Select(sentence => new SentenceReading(6, new(sentence.Range.End, 5), 6))], -6, 6));
    }
}
