using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.DirectLine;

/// <summary>Body of <c>POST tokens/generate</c> and of <c>POST conversations</c>; all of it is optional.</summary>
public sealed record TokenParameters
{
    /// <summary>Whom the token is for. In <c>tokens/generate</c> an id must start with <c>dl_</c>; it then stands for everything sent with the token.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The person's language, BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>Origins (<c>https://host[:port]</c>) whose pages alone may use the token.</summary>
    public IReadOnlyList<string>? TrustedOrigins { get; init; }
}
