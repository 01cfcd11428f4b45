using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;

namespace QaBot.BotFramework.Tests.Authentication;

/// <summary>One row of the matrix: a header, the activity it comes with, and what the bot has to make of them.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Header">The Authorization header.</param>
/// <param name="Expected">The caller's kind, or the status of the refusal.</param>
/// <param name="Says">A part of the reason in the log; empty for a caller that is let in.</param>
internal sealed record TokenCase(string Name, Func<TokenAuthority, string?> Header, object Expected, string Says = "")
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    /// <summary>The activity it comes with: a message in Teams, unless changed.</summary>
    public Activity Activity { get; init; } = new()
    {
        Type = ActivityTypes.Message,
        ChannelId = ChannelIds.Teams,
        ServiceUrl = ServiceUrl,
        From = new ChannelAccount { Id = "u" },
        Conversation = new ConversationAccount { Id = "c" },
    };

    /// <summary>Changes the bot's registration.</summary>
    public Action<BotOptions> Adjust { get; init; } = static _ => { };

    /// <summary>A caller that is let in.</summary>
    public static TokenCase Admits(string name, CallerKind kind, Func<TokenAuthority, TokenDraft> token) => new(name, authority => token(authority).Header(), kind);

    /// <summary>A caller that is turned away.</summary>
    public static TokenCase Refuses(string name, Func<TokenAuthority, TokenDraft> token, string says, int status = 401) =>
        new(name, authority => token(authority).Header(), status, says);

    public TokenCase On(string channelId) => this with { Activity = Activity with { ChannelId = channelId } };

    public TokenCase At(string? serviceUrl) => this with { Activity = Activity with { ServiceUrl = serviceUrl } };

    public TokenCase Where(Action<BotOptions> adjust) => this with { Adjust = adjust };
}
