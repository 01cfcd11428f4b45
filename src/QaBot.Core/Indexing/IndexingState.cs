namespace QaBot.Core.Indexing;

/// <summary>
/// How far the first indexing of a running program is, so that who finds nothing can say that not everything has been read yet.
/// Written by who runs the indexing, read by anybody; safe from several threads at once.
/// </summary>
public sealed class IndexingState
{
    private volatile IndexingSnapshot _now = new(IsUnderWay: false, 0, 0);

    /// <summary>Where it stands now.</summary>
    public IndexingSnapshot Now => _now;

    /// <summary>Says that <paramref name="done"/> of <paramref name="total"/> files are through; 0 of 0 before the folder was listed.</summary>
    public void Report(int done, int total) => _now = new(IsUnderWay: true, done, total);

    /// <summary>Says that it is over, well or not.</summary>
    public void Finish() => _now = _now with { IsUnderWay = false };
}
