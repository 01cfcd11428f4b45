using QaBot.Core.Answering;
using QaBot.Core.Insights;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Insights;

public sealed class CuratedAnswerFolderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _knowledge = new();
    private readonly CuratedAnswerFolder _answers;

    public CuratedAnswerFolderTests() => _answers = new CuratedAnswerFolder(_knowledge.Path, new CuratedFolder("answers"));

    public void Dispose()
    {
        _answers.Dispose();
        _knowledge.Dispose();
    }

    [Fact]
    public async Task KeepAsync_AnAnswer_IsAPageWithQuestionTextAndName()
    {
        var path = await KeepAsync("How do I reset the pump?", "Hold the red button.\n\nThen wait.", "Kim Berg");

        path.ShouldMatch("^answers/reset-pump-[0-9a-f]{8}\\.md$");
        (await File.ReadAllTextAsync(_knowledge[path])).ShouldBe(
            "# How do I reset the pump?\n\nHold the red button.\n\nThen wait.\n\nAnswered by Kim Berg on 24 November 2026.\n");
        Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task KeepAsync_SameQuestion_TakesThePlaceOfTheFormer()
    {
        var first = await KeepAsync("How do I reset the pump?", "Hold the red button.");
        await KeepAsync("How do I reset the valve?", "Turn it.");

        (await KeepAsync("how can I reset pumps", "Hold the green button.")).ShouldBe(first);

        Files().Count.ShouldBe(2);
        (await File.ReadAllTextAsync(_knowledge[first])).ShouldContain("Hold the green button.");
    }

    [Theory]
    [InlineData("When does the pool open?", "Where does the pool open?")]
    [InlineData("What changed in 2022?", "What changed in 2023?")]
    [InlineData("How do I get from Paris to London?", "How do I get from London to Paris?")]
    public async Task KeepAsync_AnotherQuestion_StandsBesideIt(string first, string second)
    {
        await KeepAsync(first, "One.");
        await KeepAsync(second, "Two.");
        await KeepAsync(second, "Three.");

        Files().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("../../etc/passwd what is it", "^answers/etc-passwd-[0-9a-f]{8}\\.md$")]
    [InlineData("CON", "^answers/con-[0-9a-f]{8}\\.md$")]
    [InlineData("Где бассейн?", "^answers/answer-[0-9a-f]{8}\\.md$")]
    [InlineData("a:b\\c\0d|e*", "^answers/[a-z-]+-[0-9a-f]{8}\\.md$")]
    public async Task KeepAsync_OddQuestions_GetSafeNames(string question, string expected) =>
        (await KeepAsync(question, "Yes.")).ShouldMatch(expected);

    [Fact]
    public async Task KeepAsync_LongQuestion_GetsAShortName() =>
        Path.GetFileName(await KeepAsync(string.Concat(Enumerable.Range(0, 300).Select(i => $"word{i} ")), "Yes.")).Length.ShouldBeLessThan(80);

    [Theory]
    [InlineData("", "Yes.", "The question of the answer holds no word.")]
    [InlineData("?!", "Yes.", "The question of the answer holds no word.")]
    [InlineData("Why?", " \u202E\n", "The answer is empty.")]
    public async Task KeepAsync_NothingToKeep_SaysSo(string question, string text, string said) =>
        (await Should.ThrowAsync<CuratedAnswerException>(() => KeepAsync(question, text))).Message.ShouldStartWith(said);

    [Fact]
    public async Task KeepAsync_NoKnowledgeFolder_SaysSo()
    {
        using var answers = new CuratedAnswerFolder(_knowledge["gone"], new CuratedFolder("answers"));

        var fault = await Should.ThrowAsync<CuratedAnswerException>(async () =>
            await answers.KeepAsync(new CuratedAnswer("Why?", "So.", null, Noon), CancellationToken.None));

        fault.Message.ShouldContain("is not there");
        Directory.Exists(_knowledge["gone"]).ShouldBeFalse();
    }

    [Fact]
    public async Task KeepAsync_AFileStandsInTheWay_SaysSo()
    {
        await File.WriteAllTextAsync(_knowledge["answers"], "a file");

        (await Should.ThrowAsync<CuratedAnswerException>(() => KeepAsync("Why?", "So."))).Message.ShouldContain("QaBot:Insights:CuratedFolder");
    }

    [Fact]
    public async Task KeepAsync_LinkOutOfTheKnowledgeFolder_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need a right there that tests may lack.
        }

        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(_knowledge["answers"], elsewhere.Path);

        var fault = await Should.ThrowAsync<CuratedAnswerException>(() => KeepAsync("Why?", "So."));

        fault.Message.ShouldContain("leads out of the knowledge folder");
        Directory.GetFiles(elsewhere.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task KeepAsync_ManyAtOnce_KeepsThemAllWhole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => KeepAsync($"What is item {i % 5}?", $"Answer {i}."))));

        Files().Count.ShouldBe(5);
        Files().ShouldAllBe(file => File.ReadAllText(file).EndsWith("2026.\n", StringComparison.Ordinal));
    }

    private async Task<string> KeepAsync(string question, string text, string? by = null) =>
        await _answers.KeepAsync(new CuratedAnswer(question, text, by, Noon), CancellationToken.None);

    private List<string> Files() => [.. Directory.GetFiles(_knowledge["answers"])];
}
