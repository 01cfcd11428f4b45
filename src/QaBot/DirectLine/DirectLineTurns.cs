using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;

namespace QaBot.DirectLine;

/// <summary>Turns what clients do into turns of the bot.</summary>
internal sealed class DirectLineTurns
{
    private readonly TurnQueue _turns;
    private readonly ChannelAccount _bot;

    public DirectLineTurns(TurnQueue turns, IOptions<DirectLineOptions> options)
    {
        _turns = turns;
        _bot = new ChannelAccount { Id = "qabot", Name = options.Value.BotName, Role = Roles.Bot };
    }

    /// <summary>Tells the bot that a conversation has begun: it and the person are there.</summary>
    public void Begin(DirectLineConversation conversation, ChannelAccount user, HttpRequest request, string? locale) =>
        // A full queue loses the welcome and nothing else; the person can ask all the same.
        conversation.Receive(
            new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                ChannelId = Channel(request),
                ServiceUrl = ServiceUrl(request),
                Conversation = new ConversationAccount { Id = conversation.Id, IsGroup = false },
                From = user,
                Recipient = _bot,
                MembersAdded = [_bot, user],
                Locale = locale,
            },
            activity => Enqueue(conversation, activity));

    /// <summary>Fills in what is the server's to say: the channel, the conversation, and who speaks.</summary>
    public Activity Address(Activity activity, DirectLineConversation conversation, DirectLineToken token, HttpRequest request)
    {
        var sender = activity.From ?? new ChannelAccount();
        return activity with
        {
            ChannelId = Channel(request),
            ServiceUrl = ServiceUrl(request),
            Conversation = new ConversationAccount { Id = conversation.Id, IsGroup = false },
            // Whom the token is bound to cannot speak as somebody else.
            From = sender with { Id = token.UserId ?? (string.IsNullOrEmpty(sender.Id) ? "user" : sender.Id), Role = Roles.User },
            Recipient = _bot,
            // Answers go out on the stream, whatever the client would like.
            DeliveryMode = null,
        };
    }

    /// <summary>Takes in an activity of a client. Null when the bot has no room for it.</summary>
    public string? Receive(DirectLineConversation conversation, Activity activity) =>
        conversation.Receive(activity, stamped => Enqueue(conversation, stamped));

    /// <summary>Says something to the person without a turn of the bot.</summary>
    public void Say(DirectLineConversation conversation, string text) =>
        conversation.Append(new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = ChannelIds.DirectLine,
            From = _bot,
            Conversation = new ConversationAccount { Id = conversation.Id },
            Text = text,
            TextFormat = TextFormats.Plain,
        });

    /// <summary>Shows that something is being done.</summary>
    public void ShowTyping(DirectLineConversation conversation) =>
        conversation.Append(new Activity
        {
            Type = ActivityTypes.Typing,
            ChannelId = ChannelIds.DirectLine,
            From = _bot,
            Conversation = new ConversationAccount { Id = conversation.Id },
        });

    /// <summary>Hands an activity that was taken in before on to the bot.</summary>
    public void HandOn(DirectLineConversation conversation, Activity activity)
    {
        if (!Enqueue(conversation, activity))
        {
            Say(conversation, "I have too much to do at the moment. Please ask again.");
        }
    }

    // The renderer chooses by channel: Web Chat says in this header that it is one, every other client is plain Direct Line.
    private static string Channel(HttpRequest request) =>
        request.Headers["x-ms-bot-agent"].ToString().Contains("WebChat/", StringComparison.Ordinal)
            ? ChannelIds.WebChat
            : ChannelIds.DirectLine;

    private static string ServiceUrl(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}/";

    private bool Enqueue(DirectLineConversation conversation, Activity activity) =>
        _turns.EnqueueAsync(new TurnContext(activity, new DirectLineSender(conversation)), CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
