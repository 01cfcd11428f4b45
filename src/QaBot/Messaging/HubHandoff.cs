using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>Hands conversations to a customer-service hub by its events, and takes them back.</summary>
internal sealed partial class HubHandoff(
    ConversationMarks marks, BotVoice voice, RecentTalk talk, IOptions<HandoffOptions> options, ILogger<HubHandoff> logger)
{
    /// <summary>What is said where nobody can be asked.</summary>
    public const string NotHere = "I cannot reach a person from here. You can go on asking me, or use the contacts that you were given.";

    private const string Asked = "I have asked for a person to join. Until somebody does, I go on answering from my documents.";
    private const string NobodyCame = "Nobody could take over just now. You can go on asking me.";

    // Where a client or a hub takes the event. A parent bot takes it too, whatever its channel.
    private static readonly string[] Channels = [ChannelIds.DirectLine, ChannelIds.WebChat, ChannelIds.Omnichannel];

    /// <summary>Whether a hub can be asked from where <paramref name="message"/> came.</summary>
    public bool Listens(Activity message) => options.Value.Events && (message.IsToSkill() || Channels.Any(message.IsFromChannel));

    /// <summary>Asks the hub for a person, and tells the one who asked.</summary>
    public async Task InitiateAsync(TurnContext turn, string reason, CancellationToken cancellationToken)
    {
        var context = new Dictionary<string, string> { ["Reason"] = reason, ["Language"] = turn.Activity.Locale ?? "" };
        try
        {
            await turn.SendAsync(HandoffEvents.CreateInitiate(context, talk.Of(turn.Activity)), cancellationToken);
        }
        catch (ConnectorException fault)
        {
            LogRefused(fault, turn.TraceId);
            await voice.SayAsync(turn, NotHere, cancellationToken);
            return;
        }

        talk.StartCounting(turn.Activity);
        await voice.SayAsync(turn, Asked, cancellationToken);
    }

    /// <summary>Does as the hub reports.</summary>
    public async Task OnStatusAsync(TurnContext turn, HandoffState state, CancellationToken cancellationToken)
    {
        var conversation = ActivityIdentity.ConversationOf(turn.Activity);
        if (state == HandoffState.Accepted)
        {
            await marks.HandOffAsync(conversation, cancellationToken);
            return;
        }

        await marks.TakeBackAsync(conversation, cancellationToken);
        if (state == HandoffState.Failed)
        {
            await voice.SayAsync(turn, NobodyCame, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {TraceId}: the channel did not take the event that asks for a person.")]
    private partial void LogRefused(Exception fault, string traceId);
}
