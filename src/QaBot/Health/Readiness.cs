namespace QaBot.Health;

/// <summary>Whether the program can answer. Set by who opens the index and loads the model; safe from several threads at once.</summary>
internal sealed class Readiness
{
    private volatile string? _fault;
    private volatile bool _isReady;

    /// <summary>Whether the index is open and the model loaded.</summary>
    public bool IsReady => _isReady;

    /// <summary>Why it will not become ready; null while there is hope.</summary>
    public string? Fault => _fault;

    /// <summary>Says that questions can be answered.</summary>
    public void Set() => _isReady = true;

    /// <summary>Says why they cannot.</summary>
    public void Fail(string fault) => _fault = fault;
}
