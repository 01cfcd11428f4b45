using System.Diagnostics;
using System.Globalization;

namespace QaBot.Benchmarks;

/// <summary>What was asked and what came back: how fast, and whether anything is lost, doubled or out of order. Thread-safe.</summary>
internal sealed class LoadTally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<(string Id, long At)>> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Id, long At)>> _answered = new(StringComparer.Ordinal);
    private readonly List<double> _acknowledged = [];
    private readonly Dictionary<(string Conversation, string Id), TaskCompletionSource> _waiting = [];

    /// <summary>A message leaves now, or left at <paramref name="at"/>.</summary>
    public void Sent(string conversation, string id, long at = 0) => Add(_sent, conversation, id, at == 0 ? Stopwatch.GetTimestamp() : at);

    /// <summary>An answer has come. It may be known before the id of its message is.</summary>
    public void Answered(string conversation, string id)
    {
        Add(_answered, conversation, id, Stopwatch.GetTimestamp());
        WaiterOf(conversation, id).TrySetResult();
    }

    /// <summary>The oldest message without an answer: what a streamed answer, which is no reply, belongs to. Empty when there is none.</summary>
    public string FirstOpenIn(string conversation)
    {
        lock (_gate)
        {
            return _sent.GetValueOrDefault(conversation, []).Select(sent => sent.Id).FirstOrDefault(id => !AnswersTo(conversation, id).Any()) ?? "";
        }
    }

    /// <summary>Ends when the first answer to a message has come.</summary>
    public Task WhenAnsweredAsync(string conversation, string id, CancellationToken cancellationToken) =>
        WaiterOf(conversation, id).Task.WaitAsync(cancellationToken);

    public void Acknowledged(TimeSpan after)
    {
        lock (_gate)
        {
            _acknowledged.Add(after.TotalMilliseconds);
        }
    }

    /// <summary>How many messages are without an answer.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _sent.Sum(conversation => conversation.Value.Count(sent => !AnswersTo(conversation.Key, sent.Id).Any()));
            }
        }
    }

    /// <summary>Prints the figures. False when anything is lost, doubled or out of order.</summary>
    public bool Report(TimeSpan took, long peakBytes, int failedClients)
    {
        lock (_gate)
        {
            var sent = _sent.Sum(conversation => conversation.Value.Count);
            var counts = _sent.SelectMany(conversation => conversation.Value.Select(one => AnswersTo(conversation.Key, one.Id).Count())).ToArray();
            var (lost, doubled) = (counts.Count(count => count == 0), counts.Count(count => count > 1));
            var disordered = _sent.Count(conversation => !IsInOrder(conversation.Key, conversation.Value));
            var times = _sent.SelectMany(conversation => conversation.Value.SelectMany(one => AnswersTo(conversation.Key, one.Id)
                .Select(answer => Stopwatch.GetElapsedTime(one.At, answer.At).TotalMilliseconds))).Order().ToList();
            _acknowledged.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{_sent.Count} conversations, {sent} messages in {took.TotalSeconds:0.0} s: {times.Count / took.TotalSeconds:0} answers/s | acknowledged p50 {At(_acknowledged, 50):0.0} ms, p99 {At(_acknowledged, 99):0.0} ms, within 100 ms {_acknowledged.Count(ms => ms <= 100) * 100.0 / _acknowledged.Count:0.0} % | answered p50 {At(times, 50):0} ms, p99 {At(times, 99):0} ms | peak working set {peakBytes / 1e6:0} MB"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"lost {lost}, doubled {doubled}, conversations out of order {disordered}, clients that failed {failedClients}"));
            return sent > 0 && lost + doubled + disordered + failedClients == 0;
        }
    }

    private TaskCompletionSource WaiterOf(string conversation, string id)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue((conversation, id), out var waiter))
            {
                waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((conversation, id), waiter);
            }

            return waiter;
        }
    }

    private bool IsInOrder(string conversation, List<(string Id, long At)> sent)
    {
        var ids = sent.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var answered = _answered.GetValueOrDefault(conversation, []).Select(one => one.Id).Where(ids.Contains).Distinct().ToList();
        return answered.SequenceEqual(sent.Select(one => one.Id).Where(answered.Contains), StringComparer.Ordinal);
    }

    private IEnumerable<(string Id, long At)> AnswersTo(string conversation, string id) =>
        _answered.GetValueOrDefault(conversation, []).Where(answer => answer.Id == id);

    private static double At(List<double> sorted, int percent) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private void Add(Dictionary<string, List<(string Id, long At)>> into, string conversation, string id, long at)
    {
        lock (_gate)
        {
            if (!into.TryGetValue(conversation, out var list))
            {
                into.Add(conversation, list = []);
            }

            list.Add((id, at));
        }
    }
}
