namespace QaBot.Core.Indexing;

/// <summary>What a reader sees of a segment: the runs that were alive when the view was taken. Immutable.</summary>
/// <param name="Segment">The storage.</param>
/// <param name="Runs">The live runs, in row order.</param>
internal sealed record VectorSegmentView(VectorSegment Segment, VectorRun[] Runs)
{
    /// <summary>How many rows are alive.</summary>
    public int Rows { get; } = Runs.Sum(run => run.Count);
}
