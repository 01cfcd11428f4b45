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
    public async Task BeginAsync(
        DirectLineConversation conversation, ChannelAccount user, HttpRequest request, string? locale, CancellationToken cancellationToken) =>
        // A full queue loses the welcome and nothing else; the person can ask all the same.
        await conversation.ReceiveAsync(
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
            activity => EnqueueAsync(conversation, activity),
            cancellationToken);

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
    public ValueTask<string?> ReceiveAsync(DirectLineConversation conversation, Activity activity, CancellationToken cancellationToken) =>
        conversation.ReceiveAsync(activity, stamped => EnqueueAsync(conversation, stamped), cancellationToken);

    /// <summary>Says something to the person without a turn of the bot.</summary>
    public async Task SayAsync(DirectLineConversation conversation, string text, CancellationToken cancellationToken) =>
        await conversation.AppendAsync(
            FromBot(conversation, ActivityTypes.Message) with { Text = text, TextFormat = TextFormats.Plain }, cancellationToken);

    /// <summary>Shows that something is being done.</summary>
    public async Task ShowTypingAsync(DirectLineConversation conversation, CancellationToken cancellationToken) =>
        await conversation.AppendAsync(FromBot(conversation, ActivityTypes.Typing), cancellationToken);

    /// <summary>Hands an activity that was taken in before on to the bot.</summary>
    public async Task HandOnAsync(DirectLineConversation conversation, Activity activity, CancellationToken cancellationToken)
    {
        if (!await EnqueueAsync(conversation, activity))
        {
            await SayAsync(conversation, "I have too much to do at the moment. Please ask again.", cancellationToken);
        }
    }

    // The renderer chooses by channel: Web Chat says in this header that it is one, every other client is plain Direct Line.
    private static string Channel(HttpRequest request) =>
        request.Headers["x-ms-bot-agent"].ToString().Contains("WebChat/", StringComparison.Ordinal)
            ? ChannelIds.WebChat
            : ChannelIds.DirectLine;

    private static string ServiceUrl(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}/";

    private Activity FromBot(DirectLineConversation conversation, string type) => new()
    {
        Type = type,
        ChannelId = ChannelIds.DirectLine,
        From = _bot,
        Conversation = new ConversationAccount { Id = conversation.Id },
    };

    private ValueTask<bool> EnqueueAsync(DirectLineConversation conversation, Activity activity) =>
        _turns.EnqueueAsync(
            new TurnContext(activity, new DirectLineSender(conversation)) { Route = DirectLineRoute.RouteName }, CancellationToken.None);
}
