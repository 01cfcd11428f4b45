namespace QaBot.Manifests;

/// <summary>What is written into the manifests; null leaves what stands there.</summary>
internal sealed record ManifestRequest
{
    /// <summary>The bot's Microsoft app id, a GUID.</summary>
    public string? BotId { get; init; }

    /// <summary>The id of the Teams app, a GUID; null means the bot's.</summary>
    public string? TeamsAppId { get; init; }

    /// <summary>The address that people reach the bot at, an absolute https URL.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Who offers the bot, at most 32 characters.</summary>
    public string? Organization { get; init; }

    /// <summary>The package's version, such as <c>1.0.0</c>; Teams takes an update only with a higher one.</summary>
    public string? PackageVersion { get; init; }
}
