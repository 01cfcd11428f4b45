namespace QaBot.BotFramework.Connector;

/// <summary>
/// Remembers which channels have just taken something. Each is named once in half a minute: one that takes from some conversations
/// and not from others would else be tried again at every success. Thread-safe.
/// </summary>
internal sealed class WorkingChannels(TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _new = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _noted = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The scheme, host and port of a target.</summary>
    public static string HostOf(ConnectorTarget target) =>
        Uri.TryCreate(target.ServiceUrl, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : "";

    /// <summary>Notes that the channel at <paramref name="target"/> works. False when it was noted lately.</summary>
    public bool Note(ConnectorTarget target)
    {
        var host = HostOf(target);
        lock (_gate)
        {
            if (_noted.TryGetValue(host, out var at) && time.GetElapsedTime(at) < Rest)
            {
                return false;
            }

            Forget();
            _noted[host] = time.GetTimestamp();
            _new.Add(host);
            return true;
        }
    }

    /// <summary>Those noted since the last call.</summary>
    public IReadOnlySet<string> Take()
    {
        lock (_gate)
        {
            var taken = _new.ToHashSet(StringComparer.OrdinalIgnoreCase);
            _new.Clear();
            return taken;
        }
    }

    private void Forget()
    {
        foreach (var host in _noted.Where(noted => time.GetElapsedTime(noted.Value) >= Rest).Select(noted => noted.Key).ToArray())
        {
            _noted.Remove(host);
        }
    }
}
