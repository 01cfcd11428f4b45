namespace QaBot.Configuration;

/// <summary>Where the program listens.</summary>
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
    /// Addresses (<c>10.0.0.7</c>) and networks (<c>10.0.0.0/8</c>) of the reverse proxies that people reach the server through. What
    /// they say in <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c> is believed; from others it is not heard.
    /// Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The single addresses.</summary>
    public IReadOnlyList<string> Addresses() => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
