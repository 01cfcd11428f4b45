namespace QaBot.Channels;

/// <summary>Where people reach this server.</summary>
public sealed class ChannelsOptions
{
    /// <summary>The configuration section: the root, because the address concerns more than the channels.</summary>
    public const string Section = "QaBot";

    /// <summary>
    /// The address that people's browsers reach this server at, an absolute http or https URL, with a path where a proxy adds one.
    /// Default none: the address that the server listens on.
    /// </summary>
    public string? PublicUrl { get; set; }
}
