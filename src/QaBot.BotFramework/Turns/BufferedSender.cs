using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Collects what a bot sends, for the body of an <c>expectReplies</c> response. Thread-safe.</summary>
public sealed class BufferedSender : ActivitySender
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _sent = [];
    private bool _taken;

    /// <inheritdoc/>
    public override bool IsLive => false;

    /// <summary>What was sent so far, in order. Nothing can be sent afterwards: the response is on its way.</summary>
    public IReadOnlyList<Activity> Take()
    {
        lock (_gate)
        {
            _taken = true;
            return [.. _sent];
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The response is on its way already.</exception>
    public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_taken)
            {
                return ValueTask.FromException<ResourceResponse>(new OperationCanceledException("The response is on its way already."));
            }

            _sent.Add(activity);
            return ValueTask.FromResult(new ResourceResponse());
        }
    }
}
