using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>
/// Gets the tokens for one scope: whoever comes while one is on its way waits for the same. A fault is remembered for a while, so
/// that a wrong setting or a busy login service is not hammered. Thread-safe.
/// </summary>
internal sealed partial class TokenFlight(TokenSource source, string scope, BotOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>For how long a fault that only a changed setting mends is not tested again.</summary>
    public static readonly TimeSpan ConfigurationPause = TimeSpan.FromMinutes(1);

    /// <summary>For how long any other is not; a turn's own repetitions come later.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = logger;
    private readonly Lock _gate = new();
    private Task<string>? _flight;
    private bool _renews;
    private string? _newest;
    private CredentialsException? _fault;
    private long _faultAt;

    /// <summary>A token other than <paramref name="rejected"/>, unless the login service itself gives that one again.</summary>
    public async Task<string> GetAsync(string? rejected, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (flight, renews) = Join(rejected);
            var token = await flight.WaitAsync(cancellationToken);
            if (token != rejected || renews)
            {
                return token;
            }
        }
    }

    private (Task<string> Flight, bool Renews) Join(string? rejected)
    {
        lock (_gate)
        {
            if (_flight is not { IsCompleted: false })
            {
                ThrowIfPaused();
                _renews = rejected is not null && rejected == _newest;
                var renew = _renews;
                _flight = Task.Run(() => FlyAsync(renew));
            }

            return (_flight, _renews);
        }
    }

    private async Task<string> FlyAsync(bool renew)
    {
        try
        {
            var token = await source.AcquireAsync(scope, renew);
            lock (_gate)
            {
                _newest = token;
                _fault = null;
            }

            return token;
        }
        catch (Exception fault) when (TokenFault.Of(fault, options, scope) is { } known)
        {
            lock (_gate)
            {
                _fault = known;
                _faultAt = time.GetTimestamp();
            }

            LogFault(known.Message);
            throw known;
        }
    }

    private void ThrowIfPaused()
    {
        if (_fault is null)
        {
            return;
        }

        var asked = _fault.IsConfiguration ? ConfigurationPause : _fault.RetryAfter ?? ShortPause;
        var left = (asked < LongestPause ? asked : LongestPause) - time.GetElapsedTime(_faultAt);
        if (left > TimeSpan.Zero)
        {
            throw new CredentialsException(_fault.Message, _fault) { IsConfiguration = _fault.IsConfiguration, RetryAfter = left };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}.")]
    private partial void LogFault(string reason);
}
