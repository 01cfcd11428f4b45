using System.Security.Cryptography;
using QaBot.BotFramework.DirectLine;

namespace QaBot.TestKit.DirectLine;

/// <summary>Conversations that live as long as the test.</summary>
public sealed class InMemoryDirectLineStore : DirectLineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (DirectLineState State, List<LoggedActivity> Log)> _kept = [];
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(DirectLineTokens.KeyLength);
    private long _last;

    /// <summary>Thrown by every write while it is set.</summary>
    public Exception? Fault { get; set; }

    public override ReadOnlyMemory<byte> SigningKey => _key;

    public override ValueTask<DirectLineState?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_kept.Values.Select(one => one.State).FirstOrDefault(state => state.Id == id));
        }
    }

    public override ValueTask<DirectLineState> StartAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => Write(
        () =>
        {
            foreach (var former in _kept.Values.Where(one => one.State.Id == id).ToList())
            {
                _kept.Remove(former.State.Number);
            }

            var state = new DirectLineState { Number = ++_last, Id = id, LastUse = now };
            _kept[state.Number] = (state, []);
            return state;
        },
        cancellationToken);

    public override async ValueTask SaveAsync(DirectLineState state, CancellationToken cancellationToken) =>
        await Write(() => Save(state), cancellationToken);

    public override async ValueTask AppendAsync(
        DirectLineState state, ReadOnlyMemory<byte> json, DirectLineLimits limits, CancellationToken cancellationToken) => await Write(
        () =>
        {
            if (!Save(state))
            {
                return false;
            }

            var log = _kept[state.Number].Log;
            log.Add(new LoggedActivity(state.LastLogged, json.ToArray()));
            while (log.Count > 1 && (log.Count > limits.MaxActivities || log.Sum(one => one.Json.Length) > limits.MaxLogBytes))
            {
                log.RemoveAt(0);
            }

            return true;
        },
        cancellationToken);

    public override ValueTask<IReadOnlyList<LoggedActivity>> ReadAfterAsync(long number, long sequence, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<LoggedActivity>>(
                _kept.TryGetValue(number, out var found) ? [.. found.Log.Where(one => one.Sequence > sequence)] : []);
        }
    }

    public override ValueTask<ForgottenConversations> ForgetAsync(
        DateTimeOffset idleSince, int most, IReadOnlySet<string> inUse, CancellationToken cancellationToken) => Write(
        () =>
        {
            var unused = _kept.Values.Select(one => one.State).Where(state => !inUse.Contains(state.Id)).OrderBy(state => state.LastUse).ToList();
            var surplus = _kept.Count - most;
            var forgotten = unused.Where((state, index) => index < surplus || state.LastUse < idleSince).ToList();
            forgotten.ForEach(state => _kept.Remove(state.Number));
            return new ForgottenConversations(forgotten.ConvertAll(state => state.Id), _kept.Count);
        },
        cancellationToken);

    private bool Save(DirectLineState state)
    {
        if (!_kept.TryGetValue(state.Number, out var found))
        {
            return false;
        }

        _kept[state.Number] = (state, found.Log);
        return true;
    }

    private ValueTask<T> Write<T>(Func<T> write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        if (Fault is { } fault)
        {
            return ValueTask.FromException<T>(fault);
        }

        lock (_gate)
        {
            return ValueTask.FromResult(write());
        }
    }
}
