using QaBot.Core.Documents;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class GoldPlacesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one\r\ntwo\r\nthree cats", 10, 15)] // two units a line end, of which one is stored
    [InlineData("e\u0301 e\u0301 three cats", 6, 11)] // composed when stored
    [InlineData("\U0001F600 three cats", 2, 7)] // one character of two units
    public async Task IsAt_TextChangedByNormalising_IsWhereTheWordsStand(string text, int start, int end)
    {
        var gold = await FindAsync(new EvaluationDocument("d", "D", text), [TextRange.FromBounds(start, end)], "three");

        var stored = TextNormalizer.Normalize(text);
        var place = new TextRange(stored.IndexOf("three", StringComparison.Ordinal), 5);
        gold.IsStrictlyAt(Id, place).ShouldBeTrue();
        gold.IsStrictlyAt(Id, new TextRange(place.End, 5)).ShouldBeFalse();
        gold.IsStrictlyAt(Id, new TextRange(0, place.Start)).ShouldBeFalse();
    }

    [Fact]
    public async Task IsAt_NoSpans_IsWhereTheAnswerStands()
    {
        var gold = await FindAsync(new EvaluationDocument("d", "D", "A dog. Three cats sat. Rain."), [], "three cats");

        gold.HasPlaces.ShouldBeTrue();
        gold.Sentences.ShouldBe(["Three cats sat."]);
        gold.IsAt(Id, new TextRange(0, 6)).ShouldBeFalse();
        gold.IsAt(Id, new TextRange(7, 5)).ShouldBeTrue();
    }

    [Fact]
    public async Task IsAt_AnswerInOtherWords_IsAllOfTheDocumentButNotStrictly()
    {
        var gold = await FindAsync(new EvaluationDocument("d", "D", "A dog."), [], "a hound");

        gold.HasPlaces.ShouldBeFalse();
        gold.IsAt(Id, new TextRange(0, 3)).ShouldBeTrue();
        gold.IsStrictlyAt(Id, new TextRange(0, 3)).ShouldBeFalse();
        gold.IsAt("another", new TextRange(0, 3)).ShouldBeFalse();
    }

    private static string Id => DocumentId.FromPath(SetFolder.FileNameOf("d"));

    private async Task<GoldPlaces> FindAsync(EvaluationDocument document, IReadOnlyList<TextRange> spans, string answer)
    {
        SetFolder.Write(_folder["documents"], [document], CancellationToken.None);
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        await engine.UnderTest.Ingestion.RunAsync(_folder["documents"], null, CancellationToken.None);
        var question = new EvaluationQuestion { Id = "q", Question = "?", IsAnswerable = true, Gold = ["d"], Answers = [answer], Spans = spans };
        return await GoldPlaces.FindAsync(
            question, new SetCorpus([document]), new Dictionary<string, EvaluationDocument> { ["d"] = document }, engine.UnderTest.Index, CancellationToken.None);
    }
}
