using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Insights;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;
using QaBot.TestKit.Insights;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteFeedbackStoreTests : FeedbackStoreContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task RememberAsync_OldAnswers_AreForgottenWithTheirRatings()
    {
        await Create().RememberAsync(Given("old"), None);
        await Create().RateAsync(new AnswerRating("old", "alex", FeedbackReaction.Like, "words", _time.GetUtcNow()), None);
        _time.Advance(TimeSpan.FromDays(181));

        // The first write of an instance makes room.
        await Create().RememberAsync(Given("new") with { At = _time.GetUtcNow() }, None);

        (await Create().SummarizeAsync(10, None)).ShouldSatisfyAllConditions(
            figures => figures.Answers.ShouldBe(1), figures => figures.Likes.ShouldBe(0), figures => figures.Comments.ShouldBeEmpty());
    }

    [Fact]
    public async Task RememberAsync_MoreThanAreKept_TheOldestAreForgotten()
    {
        for (var i = 0; i < 4; i++)
        {
            await Create(new InsightsOptions { MaxAnswers = 2 }).RememberAsync(Given($"t{i}") with { At = _time.GetUtcNow().AddMinutes(i) }, None);
        }

        (await Create().SummarizeAsync(0, None)).Answers.ShouldBe(3);
        (await Create().FindTracedAsync("msteams", "c", "t0", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Inspection_WhileAProcessServes_GivesTheFigures()
    {
        var store = Create();
        await store.RememberAsync(Given("t1"), None);
        await store.RateAsync(new AnswerRating("t1", "alex", FeedbackReaction.Dislike, "words", _time.GetUtcNow()), None);

        var found = FeedbackInspection.Run(_disk.Options, 10);

        found.Fault.ShouldBeNull();
        found.Figures!.Dislikes.ShouldBe(1);
        found.Figures.Comments.ShouldHaveSingleItem().Rating.Comment.ShouldBe("words");
    }

    [Fact]
    public void IsServed_WhileAProcessHasTheFile_IsTrue()
    {
        using var folder = new TemporaryFolder();
        var options = new DataOptions { Folder = folder.Path };
        using (var database = new ConversationDatabase(options))
        {
            database.Open();

            ConversationInspection.IsServed(options).ShouldBeTrue();
        }

        ConversationInspection.IsServed(options).ShouldBeFalse();
    }

    protected override FeedbackStore Create() => Create(new InsightsOptions());

    private SqliteFeedbackStore Create(InsightsOptions options) => new(_disk.Database, Options.Create(options), _time);
}
