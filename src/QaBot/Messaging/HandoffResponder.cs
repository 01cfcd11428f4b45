using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>Hands conversations to people and takes them back.</summary>
internal sealed partial class HandoffResponder(
    ConversationMarks marks, BotVoice voice, RecentTalk talk, IOptions<HandoffOptions> options, ILogger<HandoffResponder> logger)
{
    private const string Asked = "I have asked for a person to join. Until somebody does, I go on answering from my documents.";
    private const string NotHere = "I cannot reach a person from here. You can go on asking me, or use the contacts that you were given.";
    private const string NobodyCame = "Nobody could take over just now. You can go on asking me.";

    // Where a client or a hub takes the event. A parent bot takes it too, whatever its channel.
    private static readonly string[] Channels = [ChannelIds.DirectLine, ChannelIds.WebChat, ChannelIds.Omnichannel];

    /// <summary>Whether a person has taken over. Then the bot says nothing, not even that it is typing.</summary>
    public ValueTask<bool> IsHandedOffAsync(Activity activity, CancellationToken cancellationToken) =>
        marks.IsHandedOffAsync(ActivityIdentity.ConversationOf(activity), cancellationToken);

    /// <summary>Whether <paramref name="text"/> asks for a person where one can be asked for.</summary>
    public bool Takes(Activity message, string text) =>
        options.Value.Events && (message.IsToSkill() || Channels.Any(message.IsFromChannel)) && HumanRequest.Is(text);

    /// <summary>Asks the hub for a person, and tells the one who asked.</summary>
    public async Task InitiateAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var context = new Dictionary<string, string>
        {
            ["Reason"] = "The user asked for a person.",
            ["Language"] = turn.Activity.Locale ?? "",
        };
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
