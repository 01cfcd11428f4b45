using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Insights;
using QaBot.TestKit;
using QaBot.TestKit.Insights;

namespace QaBot.Tests.Messaging;

/// <summary>From the thumb that a person gives to what is kept of it, over the wire.</summary>
public sealed class FeedbackKeptTests : IAsyncLifetime
{
    private static readonly string FirstTrace = new('1', 32);
    private static readonly string SecondTrace = new('2', 32);

    private MessagingHost _host = null!;
    private int _activities;

    private InMemoryFeedbackStore Store => (InMemoryFeedbackStore)_host.Services.GetRequiredService<FeedbackStore>();

    public async Task InitializeAsync()
    {
        _host = await MessagingHost.StartAsync(new ScriptedQaEngine(question => question == "hi"
            ? new Answer { Status = AnswerStatus.SmallTalk, Text = "Hello!", TraceId = new string('9', 32) }
            : new Answer { Status = AnswerStatus.Answered, Text = "So.", TraceId = question == "first" ? FirstTrace : SecondTrace }));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Invoke_NamesTheMessage_RatesItsAnswer()
    {
        await AskAsync("first");
        await AskAsync("second");

        var first = await Store.FindTracedAsync("emulator", "c1|livechat", FirstTrace, CancellationToken.None);

        (await RateAsync(Invoke("like", "good") with { ReplyToId = first!.ActivityId })).ShouldBe((200, "{}"));

        Store.Ratings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            rating => rating.TraceId.ShouldBe(FirstTrace),
            rating => rating.By.ShouldBe("u"),
            rating => rating.Reaction.ShouldBe(FeedbackReaction.Like),
            rating => rating.Comment.ShouldBe("good"));
    }

    [Fact]
    public async Task Invoke_NamesNothing_RatesTheLastAnswer()
    {
        await AskAsync("first");
        await AskAsync("second");
        await AskAsync("hi");

        await RateAsync(Invoke("dislike", "bad"));

        Store.Ratings.ShouldHaveSingleItem().TraceId.ShouldBe(SecondTrace);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#like-")]
    public async Task Event_NamesTheAnswer_RatesIt(string before)
    {
        await AskAsync("first");
        await AskAsync("second");

        await RateByButtonAsync(before + FirstTrace);

        Store.Ratings.ShouldHaveSingleItem().TraceId.ShouldBe(FirstTrace);
    }

    [Fact]
    public async Task Rated_Twice_CountsTheLatest()
    {
        await AskAsync("first");
        await RateAsync(Invoke("like", "good"));

        await RateAsync(Invoke("dislike", null));

        Store.Ratings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            rating => rating.Reaction.ShouldBe(FeedbackReaction.Dislike), rating => rating.Comment.ShouldBeNull());
    }

    [Fact]
    public async Task Rated_ByAnotherInAGroup_CountsForThatPerson()
    {
        var group = new ConversationAccount { Id = "g", IsGroup = true, ConversationType = "groupChat" };
        await AskAsync("first", group);
        await RateAsync(Invoke("like", null) with { Conversation = group });

        (await RateAsync(Invoke("dislike", null) with { Conversation = group, From = new ChannelAccount { Id = "kim" } })).Status.ShouldBe(200);

        Store.Ratings.Select(rating => (rating.By, rating.Reaction)).ShouldBe([("u", FeedbackReaction.Like), ("kim", FeedbackReaction.Dislike)]);
    }

    [Fact]
    public async Task Rated_ByAnotherInAPersonalChat_IsRefused()
    {
        await AskAsync("first");

        var (status, body) = await RateAsync(Invoke("dislike", null) with { From = new ChannelAccount { Id = "kim" } });

        status.ShouldBe(403);
        body.ShouldContain("only the person who asked");
        Store.Ratings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rated_UnknownOrForeignAnswer_IsTakenPolitelyAndNotKept()
    {
        await AskAsync("first");

        (await RateAsync(Invoke("like", "words") with { ReplyToId = "deleted" })).ShouldBe((200, "{}"));
        (await RateAsync(Invoke("like", "words") with { Conversation = new ConversationAccount { Id = "other" } })).ShouldBe((200, "{}"));
        await RateByButtonAsync(SecondTrace);

        Store.Ratings.ShouldBeEmpty();
    }

    // In Teams the questions that lead on come in a message of their own, below the one with the thumbs.
    [Fact]
    public async Task Invoke_NamesTheMessageWithTheThumbs_RatesItsAnswerThoughButtonsFollowed()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => new Answer
        {
            Status = AnswerStatus.NotFound, Text = "The documents don't say.", Suggestions = ["What is QaBot?"], TraceId = FirstTrace,
        }));
        var teams = host.Message("Why?") with
        {
            ChannelId = ChannelIds.Teams, Conversation = new ConversationAccount { Id = "a", ConversationType = "personal" },
        };
        await host.PostAsync(teams);
        (await host.Connector.NextMessageAsync()).Activity.ChannelData.ShouldNotBeNull();
        (await host.Connector.NextMessageAsync()).Activity.SuggestedActions.ShouldNotBeNull();

        await host.StopAsync();
        var answer = await host.Services.GetRequiredService<FeedbackStore>().FindLastAsync("msteams", "a", CancellationToken.None);

        // The first is the typing indicator, the third has the buttons.
        answer.ShouldNotBeNull().ActivityId.ShouldBe("r2");
    }

    [Fact]
    public async Task Kept_UnlessAskedFor_HoldsNoWordsOfTheQuestion()
    {
        await AskAsync("first");

        var answer = (await Store.FindLastAsync("emulator", "c1|livechat", CancellationToken.None)).ShouldNotBeNull();
        answer.Question.ShouldBeNull();
        answer.Text.ShouldBeNull();
        answer.Asker.ShouldBe("u");
        answer.ActivityId!.ShouldStartWith("r");
    }

    [Fact]
    public async Task Kept_QuestionsAreWanted_HoldsBoth()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(_ => new Answer { Status = AnswerStatus.Answered, Text = "So. [1]", TraceId = FirstTrace }),
            services => services.Configure<InsightsOptions>(options => options.KeepQuestions = true));
        await host.PostAsync(host.Message("Why?"));
        await host.Connector.NextMessageAsync();
        await host.PostAsync(host.Message("", "next") with { Type = "event", Name = "x" });

        // The answer is remembered in the turn that sent it, which is over when the next one of its conversation is.
        await host.StopAsync();
        var answer = await host.Services.GetRequiredService<FeedbackStore>().FindLastAsync("emulator", "c1|livechat", CancellationToken.None);
        answer.ShouldNotBeNull().ShouldSatisfyAllConditions(kept => kept.Question.ShouldBe("Why?"), kept => kept.Text.ShouldBe("So. [1]"));
    }

    private async Task AskAsync(string question, ConversationAccount? conversation = null)
    {
        var message = _host.Message(question, $"m{_activities++}");
        await _host.PostAsync(message with { Conversation = conversation ?? message.Conversation });
        await _host.Connector.NextMessageAsync();
        await SettleAsync(conversation);
    }

    private async Task<(int Status, string Body)> RateAsync(Activity invoke)
    {
        using var response = await _host.PostAsync(invoke);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task RateByButtonAsync(string id)
    {
        var button = JsonSerializer.Deserialize<Entity>($$"""{"@type":"LikeAction","@id":"{{id}}","actionStatus":"CompletedActionStatus"}""", ActivityJson.Options)!;
        await _host.PostAsync(_host.Message("", $"m{_activities++}") with
        {
            Type = ActivityTypes.Event, Name = "webchat:activity-status/feedback", Text = null, Entities = [button],
        });
        await SettleAsync(null);
    }

    // An invoke is answered when all turns before it in its conversation are over.
    private async Task SettleAsync(ConversationAccount? conversation)
    {
        var invoke = _host.Message("", $"m{_activities++}") with { Type = ActivityTypes.Invoke, Name = "nothing/known", Text = null };
        await _host.PostAsync(invoke with { Conversation = conversation ?? invoke.Conversation });
    }

    private Activity Invoke(string reaction, string? comment) => _host.Message("", $"m{_activities++}") with
    {
        Type = ActivityTypes.Invoke,
        Name = "message/submitAction",
        Text = null,
        Value = JsonSerializer.SerializeToElement(new { actionName = "feedback", actionValue = new { reaction, feedback = comment } }),
    };
}
