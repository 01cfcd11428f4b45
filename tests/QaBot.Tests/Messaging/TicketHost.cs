using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Handoff;
using QaBot.Core.Text;
using QaBot.Messaging;
using QaBot.TestKit;
using CardAction = QaBot.Messaging.CardAction;

namespace QaBot.Tests.Messaging;

/// <summary>The bot with one desk for tickets, and an engine that knows nothing but what is asked with "known".</summary>
internal sealed class TicketHost : IAsyncDisposable
{
    private readonly MessagingHost _host;

    private TicketHost(MessagingHost host) => _host = host;

    public static TicketDesks Desks { get; } = new(["desk"]);

    public MessagingHost Messaging => _host;

    public TicketStore Store => _host.Services.GetRequiredService<TicketStore>();

    private static CancellationToken None => CancellationToken.None;

    public static Task<TicketHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(static _ => { }, settings);

    public static async Task<TicketHost> StartAsync(Action<IServiceCollection> adjust, params (string Key, string Value)[] settings) =>
        new(await MessagingHost.StartAsync(
            new ScriptedQaEngine(Answer),
            services =>
            {
                services.AddSingleton(Desks);
                adjust(services);
            },
            settings));

    /// <summary>A message from a channel without cards.</summary>
    public Activity Message(string text, string person = "u") => _host.Message(text, Guid.NewGuid().ToString("N")) with
    {
        ChannelId = "sms",
        From = new ChannelAccount { Id = person, Name = "Ann", Role = Roles.User },
    };

    /// <summary>Says something, and gives what is answered: one message, or nothing.</summary>
    public async Task<string?> SayAsync(string text, string person = "u") => await SayAsync(Message(text, person));

    public async Task<string?> SayAsync(Activity message)
    {
        var replies = await SayAllAsync(message);
        return replies.Count == 0 ? null : replies.ShouldHaveSingleItem();
    }

    public async Task<IReadOnlyList<string?>> SayAllAsync(Activity message) => [.. (await _host.AskAsync(message)).Select(reply => reply.Text)];

    /// <summary>The ticket of the conversation that is not closed.</summary>
    public async Task<Ticket?> CurrentAsync() => await Store.FindCurrentAsync(new ConversationKey("sms", "c1|livechat"), None);

    public async Task<Ticket> OpenAsync()
    {
        await SayAsync("Why?");
        await SayAsync("ask a person");
        await SayAsync("yes");
        return (await CurrentAsync()).ShouldNotBeNull();
    }

    public async Task ReplyAsync(string id, string text, bool takes = false, bool closes = false)
    {
        var reply = new TicketReply
        {
            Id = id, TicketId = (await CurrentAsync())!.Id, Text = text, By = "Kim", At = DateTimeOffset.UnixEpoch, Takes = takes, Closes = closes,
        };
        (await Store.AddReplyAsync(reply, Desks.Names, None)).ShouldBe(TicketReplyOutcome.Accepted);
    }

    /// <summary>Submits a form, as who opens its seal does.</summary>
    public async Task<CardReply> SubmitAsync(string action, string reference, params (string Name, string Value)[] fields)
    {
        var turn = new TurnContext(Message("") with { Text = null }, new RecordingSender());
        var submission = new CardSubmission(action, "", fields.ToDictionary(field => field.Name, field => field.Value));
        var state = new CardState(HandoffForm.SubmitAction, "sms", "c1|livechat", "u", reference, DateTimeOffset.UnixEpoch);
        var serves = _host.Services.GetServices<CardAction>().Single(one => one.Action == action);
        serves.SealedFor.ShouldBe(HandoffForm.SubmitAction);
        return (await serves.ActAsync(turn, submission, state, None)).ShouldNotBeNull();
    }

    /// <summary>Has the bot take up a turn that a restart has interrupted, and gives what it says.</summary>
    public async Task<string?> TakeUpAsync(Activity message)
    {
        var sender = new RecordingSender();
        await _host.Services.GetRequiredService<Bot>().OnTurnInterruptedAsync(new TurnContext(message, sender), None);
        return sender.Sent.Count == 0 ? null : sender.Sent.ShouldHaveSingleItem().Text;
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static Citation Nearest { get; } = new()
    {
        Number = 1,
        DocumentId = "d1",
        Title = "Pumps",
        SourcePath = "manuals/pumps.md",
        Location = new SourceLocation { Line = 3 },
        Quote = "Pumps are red.",
        Range = new TextRange(10, 14),
        ContentVersion = "01234567",
        Score = 1,
    };

    private static Answer Answer(string question) => question.Contains("known", StringComparison.Ordinal)
        ? new Answer { Status = AnswerStatus.Answered, Text = $"answer to {question}", TraceId = "t", Suggestions = [] }
        : new Answer
        {
            Status = AnswerStatus.NotFound,
            Text = "The documents don't say.",
            TraceId = "t",
            Citations = [Nearest],
            Suggestions = ["Something else?"],
        };
}
