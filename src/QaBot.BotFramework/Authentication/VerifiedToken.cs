namespace QaBot.BotFramework.Authentication;

/// <summary>What a request's token proves before the activity is read: signature, issuer, audience, lifetime and sender.</summary>
public sealed record VerifiedToken
{
    internal static readonly VerifiedToken OfAnybody = new(CallerKind.Anonymous);

    private VerifiedToken(CallerKind kind) => Kind = kind;

    /// <summary>Who calls.</summary>
    public CallerKind Kind { get; }

    internal string? AppId { get; private init; }

    /// <summary>The key that signed it; it endorses channels.</summary>
    internal PublishedKey? Key { get; private init; }

    /// <summary>The service URL that the token vouches for.</summary>
    internal string? ServiceUrl { get; private init; }

    internal static VerifiedToken OfChannel(PublishedKey key, string? serviceUrl) => new(CallerKind.Channel) { Key = key, ServiceUrl = serviceUrl };

    internal static VerifiedToken OfEmulator(string appId) => new(CallerKind.Emulator) { AppId = appId };

    internal static VerifiedToken OfSkillCaller(string appId) => new(CallerKind.Skill) { AppId = appId };
}
