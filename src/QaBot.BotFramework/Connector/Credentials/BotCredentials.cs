using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Tokens for the bot's registration, by MSAL: a client secret, a certificate, or a user-assigned managed identity.</summary>
public sealed class BotCredentials : ConnectorCredentials, IDisposable
{
    private readonly ConcurrentDictionary<string, TokenFlight> _flights = new(StringComparer.Ordinal);
    private readonly BotOptions _options;
    private readonly HttpMessageHandler _handler;
    private readonly TokenSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal BotCredentials(BotOptions options, HttpMessageHandler handler, TimeProvider time, ILogger logger)
    {
        _options = options;
        _handler = handler;
        _time = time;
        _logger = logger;
        _source = options.AppType == BotAppType.UserAssignedMsi
            ? new ManagedIdentityTokenSource(options, handler)
            : new ClientTokenSource(options, handler);
    }

    /// <summary>The credentials for a registration: none without an app id.</summary>
    /// <param name="options">The registration.</param>
    /// <param name="proxy">Goes between the bot and the login service; null for none.</param>
    /// <param name="time">The clock for pauses after faults.</param>
    /// <param name="logger">Where faults go; never a token or a secret.</param>
    public static ConnectorCredentials Create(BotOptions options, IWebProxy? proxy, TimeProvider time, ILogger<BotCredentials> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrEmpty(options.AppId) ? new NoCredentials() : new BotCredentials(options, LoginHandler.Create(proxy), time, logger);
    }

    /// <inheritdoc/>
    public override async ValueTask<string?> GetTokenAsync(string? audience, string? rejected, CancellationToken cancellationToken)
    {
        var scope = audience is null ? BotEndpoints.Of(_options).ChannelScope : $"{audience}/.default";
        var flight = _flights.GetOrAdd(scope, static (scope, self) => new TokenFlight(self._source, scope, self._options, self._time, self._logger), this);
        return await flight.GetAsync(rejected, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();
}
