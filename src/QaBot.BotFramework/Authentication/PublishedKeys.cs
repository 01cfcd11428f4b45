using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace QaBot.BotFramework.Authentication;

/// <summary>
/// The keys that an OpenID metadata document leads to. They are fetched when first needed, anew once a day, and anew when a token names
/// a key that is not among them. What cannot be fetched anew stays known. Thread-safe; concurrent requests share one fetch.
/// </summary>
/// <remarks>
/// Why not <c>ConfigurationManager</c>: it takes the time from the wall clock, and it asks a server that is down once per request.
/// </remarks>
/// <param name="metadata">The URL of the metadata.</param>
/// <param name="documents">Fetches it, and the keys it names.</param>
/// <param name="time">Says when the keys are old.</param>
/// <param name="logger">Is told when they cannot be fetched anew.</param>
public sealed partial class PublishedKeys(string metadata, KeyDocuments documents, TimeProvider time, ILogger<PublishedKeys> logger)
{
    /// <summary>How long both documents together may take.</summary>
    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(10);

    /// <summary>After how long the keys are fetched anew, so that a withdrawn key does not go on for ever.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How often at most they are fetched anew for an unknown key or after a failure: anybody can invent key ids.</summary>
    private static readonly TimeSpan RefreshPause = TimeSpan.FromMinutes(5);

    /// <summary>How often at most they are asked for while none are known, which nobody can call the bot without.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task _fetch = Task.CompletedTask;
    private long? _tried;
    private long? _triedForUnknown;
    private long _fetched;
    private string _fault = "";
    private volatile PublishedKeySet? _known;

    /// <summary>Where the keys come from.</summary>
    public string Metadata => metadata;

    /// <summary>All keys, as they are known.</summary>
    /// <exception cref="KeysUnavailableException">They cannot be fetched, and none are known.</exception>
    public async ValueTask<PublishedKeySet> GetAsync(CancellationToken cancellationToken)
    {
        await FreshenAsync(null, cancellationToken);
        return Known();
    }

    /// <summary>The key of that id; null when it is not published.</summary>
    /// <exception cref="KeysUnavailableException">The keys cannot be fetched, and none are known.</exception>
    internal async ValueTask<PublishedKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        await FreshenAsync(keyId, cancellationToken);
        return Known().Find(keyId);
    }

    private PublishedKeySet Known() => _known ?? throw new KeysUnavailableException(_fault);

    private async ValueTask FreshenAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (FetchFor(keyId) is { } fetch)
        {
            // Others wait for the same fetch: a caller that leaves does not end it.
            await fetch.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The fetch to wait for; null when what is known has to do.</summary>
    private Task? FetchFor(string? keyId)
    {
        lock (_gate)
        {
            var isOld = _known is null || time.GetElapsedTime(_fetched) >= Lifetime;
            var isUnknown = _known is not null && keyId is not null && _known.Find(keyId) is null;
            if (!isOld && !isUnknown)
            {
                return null;
            }

            if (!_fetch.IsCompleted)
            {
                return _fetch;
            }

            var mayRefresh = isOld && HasPassed(_tried, _known is null ? FirstPause : RefreshPause);
            var mayLookForUnknown = isUnknown && HasPassed(_triedForUnknown, RefreshPause);
            if (!mayRefresh && !mayLookForUnknown)
            {
                return null;
            }

            _tried = time.GetTimestamp();
            _triedForUnknown = isUnknown ? _tried : _triedForUnknown;
            return _fetch = FetchAsync();
        }
    }

    private bool HasPassed(long? since, TimeSpan pause) => since is not { } then || time.GetElapsedTime(then) >= pause;

    private async Task FetchAsync()
    {
        using var limit = new CancellationTokenSource(FetchLimit, time);
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, limit.Token).ConfigureAwait(false);
            var keys = new PublishedKeySet(configuration.JsonWebKeySet?.Keys ?? []);
            if (keys.Count == 0)
            {
                throw new IOException("the document publishes no RSA key");
            }

            _fetched = time.GetTimestamp();
            _known = keys;
            LogFetched(keys.Count, metadata);
        }
        catch (Exception exception)
        {
            // Whatever it was, those who wait are told in one way, and what is known stays in use.
            Fail(limit.IsCancellationRequested ? $"no answer within {FetchLimit.TotalSeconds:0} seconds" : OneLine(exception.Message));
        }
    }

    private void Fail(string reason)
    {
        _fault = $"the keys that {metadata} leads to cannot be fetched ({reason}); see that this machine reaches it";
        if (_known is not null)
        {
            LogKept(metadata, reason);
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Fetched {Count} keys from {Metadata}.")]
    private partial void LogFetched(int count, string metadata);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys that {Metadata} leads to cannot be fetched anew, so the known ones stay in use: {Reason}.")]
    private partial void LogKept(string metadata, string reason);
}
