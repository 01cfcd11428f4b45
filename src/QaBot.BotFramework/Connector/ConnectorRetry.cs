using Polly;
using Polly.Retry;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Tries again where the channel asks for it or the request cannot have arrived: after the time that the channel asked for, else
/// after about 1 s, 2 s, 4 s and so on with jitter, as long as there are attempts and time left. Thread-safe.
/// </summary>
internal sealed class ConnectorRetry
{
    private static readonly ResiliencePropertyKey<long> Started = new("started");

    private readonly TimeSpan _budget;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<ConnectorOutcome> _pipeline;

    /// <param name="options">How often and how long.</param>
    /// <param name="time">The clock for the delays.</param>
    /// <param name="onRetry">Told before each delay: the fault, the number of the attempt that failed, the delay.</param>
    public ConnectorRetry(ConnectorOptions options, TimeProvider time, Action<ConnectorException, int, TimeSpan> onRetry)
    {
        _budget = TimeSpan.FromSeconds(options.RetryBudgetSeconds);
        _time = time;
        _pipeline = options.MaxAttempts == 1 ? ResiliencePipeline<ConnectorOutcome>.Empty : Build(options.MaxAttempts - 1, onRetry);
    }

    public async Task<ConnectorOutcome> RunAsync(Func<CancellationToken, ValueTask<ConnectorOutcome>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(Started, _time.GetTimestamp());
            return await _pipeline.ExecuteAsync((current, run) => run(current.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<ConnectorOutcome> Build(int repetitions, Action<ConnectorException, int, TimeSpan> onRetry)
    {
        var builder = new ResiliencePipelineBuilder<ConnectorOutcome> { TimeProvider = _time };
        return builder.AddRetry(new RetryStrategyOptions<ConnectorOutcome>
        {
            MaxRetryAttempts = repetitions,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsWorthWaiting(arguments.Outcome.Result, arguments.Context)),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Fault?.RetryAfter),
            OnRetry = arguments =>
            {
                onRetry(arguments.Outcome.Result!.Fault!, arguments.AttemptNumber + 1, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>A channel that wants more time than there is gets it: the message waits in the outbox, not the turn.</summary>
    private bool IsWorthWaiting(ConnectorOutcome? outcome, ResilienceContext context)
    {
        if (outcome is not { IsWorthRepeating: true, Fault: { } fault })
        {
            return false;
        }

        var elapsed = _time.GetElapsedTime(context.Properties.GetValue(Started, 0));
        return elapsed + (fault.RetryAfter ?? TimeSpan.Zero) < _budget;
    }
}
