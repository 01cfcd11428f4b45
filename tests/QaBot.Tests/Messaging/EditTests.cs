using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Answering;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.TestKit.Turns;

namespace QaBot.Tests.Messaging;

/// <summary>People who change or delete what they asked.</summary>
public sealed class EditTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _edits;

    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(AnswerAsync));

    public async Task DisposeAsync()
    {
        _mayAnswer.TrySetResult();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Edit_OfAnAnsweredMessage_ReplacesTheAnswer()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");

        await _host.PostAsync(Edited("second"));
        var second = await NextAsync("PUT", "answer to second");
        await _host.PostAsync(Edited("third"));
        var third = await NextAsync("PUT", "answer to third");

        second.RawPath.ShouldBe("/v3/conversations/c1%7Clivechat/activities/r1");
        third.RawPath.ShouldBe(second.RawPath);
        (third.Activity.Id, third.Activity.ReplyToId).ShouldBe(("r1", "m1"));
    }

    [Fact]
    public async Task Edit_WhereTheChannelCannotUpdate_IsAnsweredAnewAndTheOldAnswerDeleted()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");
        RefusePut();

        await _host.PostAsync(Edited("second"));

        await NextAsync("PUT", "answer to second");
        (await _host.Connector.NextAsync()).ShouldSatisfyAllConditions(
            call => call.Method.ShouldBe("DELETE"), call => call.RawPath.ShouldEndWith("/activities/r1"));
        await NextAsync("POST", "answer to second");
    }

    [Fact]
    public async Task Edit_WhileTheMessageWaits_IsAnsweredOnce()
    {
        await _host.PostAsync(Question("slow", "m0"));
        await _asked.Task;
        await _host.PostAsync(Question("first"));
        await _host.PostAsync(Edited("second"));
        await _host.PostAsync(Edited("third"));
        await _host.PostAsync(Question("next", "m2"));

        _mayAnswer.SetResult();

        await NextAsync("POST", "answer to slow");
        await NextAsync("POST", "answer to third");
        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Delete_WhileTheMessageWaits_IsNotAnswered()
    {
        await _host.PostAsync(Question("slow", "m0"));
        await _asked.Task;
        await _host.PostAsync(Question("first"));
        await _host.PostAsync(Deleted());
        await _host.PostAsync(Question("next", "m2"));

        _mayAnswer.SetResult();

        await NextAsync("POST", "answer to slow");
        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Delete_OfAnAnsweredMessage_DeletesTheAnswerOnce()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");

        await _host.PostAsync(Deleted());
        await _host.PostAsync(Deleted() with { Timestamp = DateTimeOffset.UnixEpoch });
        await _host.PostAsync(Question("next", "m2"));

        (await _host.Connector.NextAsync()).ShouldSatisfyAllConditions(
            call => call.Method.ShouldBe("DELETE"), call => call.RawPath.ShouldBe("/v3/conversations/c1%7Clivechat/activities/r1"));
        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Delete_WhereTheChannelCannot_LeavesTheAnswer()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");
        _host.Connector.Answer = static (context, _) =>
        {
            context.Response.StatusCode = context.Request.Method == "DELETE" ? StatusCodes.Status501NotImplemented : StatusCodes.Status201Created;
            return Task.CompletedTask;
        };

        await _host.PostAsync(Deleted());
        await _host.PostAsync(Question("next", "m2"));

        (await _host.Connector.NextAsync()).Method.ShouldBe("DELETE");
        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Edit_ThatIsNoneOfTheBotsBusiness_IsIgnored()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");

        await _host.PostAsync(Edited("never asked") with { Id = "unknown" });
        await _host.PostAsync(Edited("by another") with { From = new ChannelAccount { Id = "other" } });
        await _host.PostAsync(Edited("restored", "undeleteMessage"));
        await _host.PostAsync(Edited(" "));
        await _host.PostAsync(Question("next", "m2"));

        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Edit_AfterTheBotWasRemoved_IsIgnored()
    {
        await _host.PostAsync(Question("first"));
        await NextAsync("POST", "answer to first");

        await _host.PostAsync(Question("", "gone") with { Type = ActivityTypes.InstallationUpdate, Action = "remove", Text = null });
        await _host.PostAsync(Edited("second"));
        await _host.PostAsync(Question("next", "m2"));

        await NextAsync("POST", "answer to next");
    }

    [Fact]
    public async Task Edit_RecoveredWithItsMessage_IsAnsweredOnce()
    {
        var journal = new InMemoryTurnJournal();
        await journal.AddAsync(Pending(Question("first")), CancellationToken.None);
        await journal.AddAsync(Pending(Edited("second")), CancellationToken.None);

        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(AnswerAsync), services => services.AddSingleton<TurnJournal>(journal));
        await host.PostAsync(Question("next", "m2"));

        await NextAsync("POST", "answer to second");
        await NextAsync("POST", "answer to next");
    }

    private async Task<ConnectorCall> NextAsync(string method, string text)
    {
        while (true)
        {
            var call = await _host.Connector.NextAsync();
            if (call.Method == "DELETE" || call.Activity.Type != ActivityTypes.Typing)
            {
                (call.Method, call.Body.Length == 0 ? "" : call.Activity.Text).ShouldBe((method, text));
                return call;
            }
        }
    }

    private void RefusePut()
    {
        var otherwise = _host.Connector.Answer;
        _host.Connector.Answer = (context, number) =>
        {
            if (context.Request.Method != "PUT")
            {
                return otherwise(context, number);
            }

            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        };
    }

    // The email channel shows no typing, so that ids of answers can be counted.
    private Activity Question(string text, string id = "m1") => _host.Message(text, id) with { ChannelId = ChannelIds.Email };

    private Activity Edited(string text, string eventType = "editMessage") => Question(text) with
    {
        Type = ActivityTypes.MessageUpdate,
        Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(_edits++),
        ChannelData = JsonSerializer.SerializeToElement(new { eventType }),
    };

    private Activity Deleted() => Question("") with
    {
        Type = ActivityTypes.MessageDelete,
        Text = null,
        ChannelData = JsonSerializer.SerializeToElement(new { eventType = "softDeleteMessage" }),
    };

    private static PendingTurn Pending(Activity activity) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Activity = activity,
        Route = ConnectorRoute.RouteName,
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };

    private async ValueTask<Answer> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        if (question == "slow")
        {
            _asked.TrySetResult();
            await _mayAnswer.Task.WaitAsync(cancellationToken);
        }

        return new Answer { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" };
    }
}
