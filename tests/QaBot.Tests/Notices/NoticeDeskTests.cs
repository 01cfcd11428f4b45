using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Answering;
using QaBot.Notices;
using QaBot.TestKit;
using QaBot.TestKit.Turns;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Notices;

/// <summary>Notices from the request to the channel's Connector.</summary>
public sealed class NoticeDeskTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    private ConversationBook Book => _host.Services.GetRequiredService<ConversationBook>();

    private NoticeStore Store => _host.Services.GetRequiredService<NoticeStore>();

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(_ => new Answer { Status = AnswerStatus.SmallTalk, Text = "So.", TraceId = "t" }),
        services => services
            .AddSingleton<NoticeStore, InMemoryNoticeStore>()
            .AddSingleton<NoticeAudience>()
            .AddSingleton<NoticeDelivery>()
            .AddSingleton<NoticeDesk>()
            .Configure<NoticeOptions>(options => options.PerSecond = 50),
        ("QaBot:Connector:MaxAttempts", "1"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Send_All_TellsEveryConversationOnceAndEscapes()
    {
        await KnowAsync("a", "b", "c");

        var status = await HandleAsync(Request("*Closed* <at>all</at> today"));

        status.State.ShouldBe(NoticeState.Ended);
        status.Tally.ShouldBe(new NoticeTally { Sent = 3 });
        var calls = new[] { await _host.Connector.NextAsync(), await _host.Connector.NextAsync(), await _host.Connector.NextAsync() };
        calls.Select(call => call.RawPath).ShouldBe(["/v3/conversations/a/activities", "/v3/conversations/b/activities", "/v3/conversations/c/activities"]);
        calls[0].Activity.Text!.ShouldNotContain("<at>");
        calls[0].Activity.From!.Id.ShouldBe("b");
        calls[0].Activity.Recipient!.Id.ShouldBe("u");
        calls[0].Activity.ReplyToId.ShouldBeNull();
        _host.Connector.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Send_ToOne_TellsItAlone()
    {
        await KnowAsync("a", "b");

        (await HandleAsync(Request("hi") with { Channel = "MSTEAMS", Conversation = "b" })).Tally.ShouldBe(new NoticeTally { Sent = 1 });

        (await _host.Connector.NextAsync()).RawPath.ShouldBe("/v3/conversations/b/activities");
    }

    [Theory]
    [InlineData("msteams", "never")]
    [InlineData(null, null)]
    public async Task Send_NobodyThere_SaysSo(string? channel, string? conversation) =>
        (await HandleAsync(Request("hi") with { Channel = channel, Conversation = conversation })).State.ShouldBe(NoticeState.Nobody);

    [Fact]
    public async Task Send_RemovedRefusedAndOutOfOrder_CountsEachAndForgetsWhereTheBotIsNoMore()
    {
        await KnowAsync("1-removed", "2-unknown", "3-refused", "4-down", "5-fine");
        _host.Connector.Answer = async (context, _) =>
        {
            var path = FakeConnector.CallOf(context).RawPath;
            context.Response.StatusCode = path switch
            {
                _ when path.Contains("removed", StringComparison.Ordinal) => 403,
                _ when path.Contains("unknown", StringComparison.Ordinal) => 404,
                _ when path.Contains("refused", StringComparison.Ordinal) => 400,
                _ when path.Contains("down", StringComparison.Ordinal) => 503,
                _ => 201,
            };
            await context.Response.WriteAsJsonAsync(new { id = "r" });
        };

        var status = await HandleAsync(Request("hi"));

        status.State.ShouldBe(NoticeState.Ended);
        status.Tally.ShouldBe(new NoticeTally { Gone = 2, Refused = 1, Kept = 1, Sent = 1 });
        (await Book.ListAsync(null, 10, CancellationToken.None)).Select(known => known.Reference.Conversation!.Id).ShouldBe(["3-refused", "4-down", "5-fine"]);
    }

    [Fact]
    public async Task Send_TheChannelDoesNotKnowTheBot_StopsAndCanBeResumed()
    {
        await KnowAsync("a", "b");
        _host.Connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            return Task.CompletedTask;
        };

        var status = await HandleAsync(Request("hi"));

        status.State.ShouldBe(NoticeState.Failed);
        status.Message!.ShouldContain("401");
        status.Tally.ShouldBe(new NoticeTally { Waiting = 2 });
        _host.Connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = 201;
            return Task.CompletedTask;
        };
        (await HandleAsync(Request("") with { Action = NoticeAction.Resume })).Tally.ShouldBe(new NoticeTally { Sent = 2 });
    }

    [Fact]
    public async Task Send_Stopped_FinishesTheOneItIsAtAndResumesWithTheNext()
    {
        await KnowAsync("a", "b", "c");
        using var stop = new CancellationTokenSource();

        var stopped = await Desk.HandleAsync(
            Request("hi"),
            async _ => await stop.CancelAsync(),
            stop.Token);

        stopped.State.ShouldBe(NoticeState.Stopped);
        stopped.Tally.ShouldBe(new NoticeTally { Sent = 1, Waiting = 2 });
        (await HandleAsync(Request("") with { Action = NoticeAction.Resume })).Tally.ShouldBe(new NoticeTally { Sent = 3 });
        _host.Connector.Count.ShouldBe(3);
        (await HandleAsync(Request("") with { Action = NoticeAction.Resume })).State.ShouldBe(NoticeState.Nobody);
    }

    [Fact]
    public async Task Resume_AfterACrashWhileSending_DoesNotSendThatOneAgain()
    {
        await KnowAsync("a", "b");
        await Store.AddAsync(
            new Notice("n", "hi", 50, DateTimeOffset.UnixEpoch), [("msteams", "a"), ("msteams", "b")], DateTimeOffset.MinValue, CancellationToken.None);
        await Store.TakeAsync("n", CancellationToken.None);

        var status = await HandleAsync(Request("") with { Action = NoticeAction.Resume });

        status.Tally.ShouldBe(new NoticeTally { Uncertain = 1, Sent = 1 });
        (await _host.Connector.NextAsync()).RawPath.ShouldBe("/v3/conversations/b/activities");
        _host.Connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Preview_ThreadsAndParentBots_CountsEachPlaceOnce()
    {
        await KnowAsync("19:x@thread.tacv2;messageid=1", "19:x@thread.tacv2;messageid=2", "a:alex");
        await Book.RememberAsync(Known("skill") with { ParentBotAppId = "p" }, CancellationToken.None);

        var status = await HandleAsync(Request("hi") with { Action = NoticeAction.Preview });

        status.State.ShouldBe(NoticeState.Previewed);
        status.Channels.ShouldBe(new Dictionary<string, int> { ["msteams"] = 2 });
        status.Conversations.ShouldBe(["msteams/19:x@thread.tacv2;messageid=2 (Alex)", "msteams/a:alex (Alex)"]);
        _host.Connector.Count.ShouldBe(0);
    }

    private NoticeDesk Desk => _host.Services.GetRequiredService<NoticeDesk>();

    private static NoticeRequest Request(string text) => new() { Id = Guid.NewGuid().ToString("N"), Action = NoticeAction.Send, Text = text };

    private Task<NoticeStatus> HandleAsync(NoticeRequest request) => Desk.HandleAsync(request, _ => ValueTask.CompletedTask, CancellationToken.None);

    private async Task KnowAsync(params string[] conversations)
    {
        for (var i = 0; i < conversations.Length; i++)
        {
            await Book.RememberAsync(Known(conversations[i]) with { LastHeardAt = DateTimeOffset.UnixEpoch.AddDays(i) }, CancellationToken.None);
        }
    }

    private KnownConversation Known(string conversation) => new()
    {
        Route = "connector",
        LastHeardAt = DateTimeOffset.UnixEpoch,
        Reference = new ConversationReference
        {
            ChannelId = "msteams",
            ServiceUrl = _host.Connector.Url,
            Conversation = new ConversationAccount { Id = conversation },
            User = new ChannelAccount { Id = "u", Name = "Alex" },
            Bot = new ChannelAccount { Id = "b" },
        },
    };
}
