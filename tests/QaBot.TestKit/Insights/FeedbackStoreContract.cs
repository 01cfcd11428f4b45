using QaBot.Core.Answering;
using QaBot.Core.Insights;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Insights;

/// <summary>What every <see cref="FeedbackStore"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class FeedbackStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>A store without answers; the subclass disposes what it made.</summary>
    protected abstract FeedbackStore Create();

    [Fact]
    public async Task Find_EitherWay_GivesTheAnswer()
    {
        var store = Create();
        var first = Given("t1") with { ActivityId = "a1", Question = "Why?", Text = "Because. [1]" };
        await store.RememberAsync(first, None);
        await store.RememberAsync(Given("t2") with { Status = AnswerStatus.NotFound }, None);

        (await store.FindSentAsync("MSTeams", "c", "a1", None)).ShouldBe(first);
        (await store.FindTracedAsync("msteams", "c", "t1", None)).ShouldBe(first);
        (await store.FindLastAsync("msteams", "c", None)).ShouldBe(Given("t2") with { Status = AnswerStatus.NotFound });
    }

    [Fact]
    public async Task Find_OfAnotherConversation_FindsNothing()
    {
        var store = Create();
        await store.RememberAsync(Given("t1") with { ActivityId = "a1" }, None);

        (await store.FindSentAsync("msteams", "other", "a1", None)).ShouldBeNull();
        (await store.FindTracedAsync("webchat", "c", "t1", None)).ShouldBeNull();
        (await store.FindLastAsync("msteams", "C", None)).ShouldBeNull();
        (await store.FindSentAsync("msteams", "c", "a2", None)).ShouldBeNull();
    }

    [Fact]
    public async Task RateAsync_TwiceByOnePerson_CountsTheLatest()
    {
        var store = Create();
        await store.RememberAsync(Given("t1"), None);
        await store.RateAsync(new AnswerRating("t1", "alex", FeedbackReaction.Like, "good", Noon), None);

        (await store.RateAsync(new AnswerRating("t1", "alex", FeedbackReaction.Dislike, null, Noon.AddMinutes(1)), None)).ShouldBeTrue();

        var figures = await store.SummarizeAsync(10, None);
        (figures.Likes, figures.Dislikes).ShouldBe((0, 1));
        figures.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task RateAsync_ByTwoPeople_CountsBoth()
    {
        var store = Create();
        await store.RememberAsync(Given("t1"), None);
        await store.RateAsync(new AnswerRating("t1", "alex", FeedbackReaction.Like, null, Noon), None);
        await store.RateAsync(new AnswerRating("t1", "kim", FeedbackReaction.Dislike, null, Noon), None);

        var figures = await store.SummarizeAsync(10, None);

        (figures.Answers, figures.Likes, figures.Dislikes).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task RateAsync_UnknownAnswer_KeepsNothing()
    {
        var store = Create();

        (await store.RateAsync(new AnswerRating("never", "alex", FeedbackReaction.Like, "words", Noon), None)).ShouldBeFalse();

        (await store.SummarizeAsync(10, None)).ShouldSatisfyAllConditions(figures => figures.Likes.ShouldBe(0), figures => figures.Comments.ShouldBeEmpty());
    }

    [Fact]
    public async Task RememberAsync_SameAnswerAgain_KeepsItsRatings()
    {
        var store = Create();
        await store.RememberAsync(Given("t1"), None);
        await store.RateAsync(new AnswerRating("t1", "alex", FeedbackReaction.Like, null, Noon), None);

        await store.RememberAsync(Given("t1") with { ActivityId = "a9" }, None);

        (await store.FindSentAsync("msteams", "c", "a9", None))!.TraceId.ShouldBe("t1");
        (await store.SummarizeAsync(1, None)).ShouldSatisfyAllConditions(figures => figures.Answers.ShouldBe(1), figures => figures.Likes.ShouldBe(1));
    }

    [Fact]
    public async Task SummarizeAsync_Comments_NewestFirstAndNoMoreThanAsked()
    {
        var store = Create();
        for (var i = 0; i < 3; i++)
        {
            await store.RememberAsync(Given($"t{i}") with { Status = i == 0 ? AnswerStatus.NotFound : AnswerStatus.Answered }, None);
            await store.RateAsync(new AnswerRating($"t{i}", "alex", FeedbackReaction.Dislike, $"words {i}", Noon.AddMinutes(i)), None);
        }

        var figures = await store.SummarizeAsync(2, None);

        figures.NotFound.ShouldBe(1);
        figures.Comments.Select(comment => comment.Rating).ShouldBe(
        [
            new AnswerRating("t2", "alex", FeedbackReaction.Dislike, "words 2", Noon.AddMinutes(2)),
            new AnswerRating("t1", "alex", FeedbackReaction.Dislike, "words 1", Noon.AddMinutes(1)),
        ]);
        figures.Comments[0].Answer.ShouldBe(Given("t2"));
    }

    /// <summary>An answer that was given to Alex.</summary>
    protected static GivenAnswer Given(string traceId) => new()
    {
        TraceId = traceId, Channel = "msteams", Conversation = "c", Status = AnswerStatus.Answered, Asker = "alex", At = Noon,
    };
}
