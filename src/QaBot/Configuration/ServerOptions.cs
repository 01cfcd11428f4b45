namespace QaBot.Configuration;

/// <summary>Where the program listens, and how much of a caller's slowness and number it bears.</summary>
internal sealed class ServerOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Server";

    /// <summary>The port used unless another is given: the one the Bot Framework's clients try first.</summary>
    public const int DefaultPort = 3978;

    /// <summary>
    /// Addresses to listen on, separated by semicolons. Default <c>http://localhost:3978</c>, which means 127.0.0.1 and [::1].
    /// </summary>
    public string Urls { get; set; } = "http://localhost:3978";

    /// <summary>
    /// Whether addresses beyond this machine are accepted although the bot is in development mode, in which nobody who calls is
    /// authenticated. Default false. Ignored once the bot has an app id.
    /// </summary>
    public bool AllowRemoteInDevelopment { get; set; }

    /// <summary>
    /// How many connections may be open at once, WebSockets included, in connections, 10 to 1,000,000; further ones are closed
    /// unanswered. Default 10,000.
    /// </summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How long a caller may take to send the head of a request, in seconds, 1 to 300. Default 15.</summary>
    public int HeaderTimeoutSeconds { get; set; } = 15;

    /// <summary>How long a connection may be open with no request on it, in seconds, 1 to 3,600. Default 120.</summary>
    public int IdleTimeoutSeconds { get; set; } = 120;

    /// <summary>
    /// How fast a caller must send the body of a request, in bytes per second after a grace of five seconds, 1 to 1,000,000; a slower
    /// one gets 408. Default 240: a mobile phone at the edge of its network is ten times faster.
    /// </summary>
    public int MinBodyBytesPerSecond { get; set; } = 240;

    /// <summary>The largest head of a request, in bytes, 4,096 to 1,048,576; a larger one gets 431. Default 32,768: tokens are a few kilobytes.</summary>
    public int MaxHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// Addresses (<c>10.0.0.7</c>) and networks (<c>10.0.0.0/8</c>) of the reverse proxies that people reach the server through. What
    /// they say in <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c> is believed; from others it is not heard.
    /// Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The single addresses.</summary>
    public IReadOnlyList<string> Addresses() => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
