using System.Globalization;
using System.Threading.Channels;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>A sender that answers as a channel does that takes streams; a test watches each call and may refuse or hold it up.</summary>
public sealed class StreamTakingSender : ActivitySender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<Activity> _sent = Channel.CreateUnbounded<Activity>();
    private readonly List<Activity> _updated = [];
    private int _count;

    /// <summary>Answers a call, given its 1-based number. The default gives the id <c>r</c> and the number.</summary>
    public Func<Activity, int, CancellationToken, ValueTask<ResourceResponse>> Answer { get; set; } =
        (_, number, _) => ValueTask.FromResult(new ResourceResponse { Id = $"r{number.ToString(CultureInfo.InvariantCulture)}" });

    /// <summary>Whether activities can be replaced.</summary>
    public bool CanUpdate { get; init; } = true;

    /// <summary>What was put in place of something sent before.</summary>
    public IReadOnlyList<Activity> Updated => _updated;

    /// <summary>How many calls came in, updates not counted.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The next activity that was not yet taken.</summary>
    public async Task<Activity> NextAsync() => await _sent.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        _sent.Writer.TryWrite(activity);
        return Answer(activity, number, cancellationToken);
    }

    public override ValueTask<bool> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (CanUpdate)
        {
            _updated.Add(activity);
        }

        return ValueTask.FromResult(CanUpdate);
    }

    public override StreamFault JudgeStreamFault(Exception fault) => fault is StreamRefusalException refusal ? refusal.Fault : StreamFault.Other;
}
