namespace QaBot.Core.Indexing;

/// <summary>
/// The next state of a <see cref="VectorTable"/> while it is written. Storage is shared with the state before; only the lists of runs
/// that change are copied. One writer at a time.
/// </summary>
internal sealed class VectorTableDraft(int dimensions, VectorSegmentView[] before)
{
    private const int SmallestSegment = 256;
    private const int LargestSegment = 16_384;

    private readonly List<VectorSegmentView> _views = [.. before];
    private List<VectorRun>? _openRuns;

    /// <summary>Removes what the state before held of a document. Call it before the first <see cref="Add"/>.</summary>
    public void Remove(int document)
    {
        for (var i = 0; i < _views.Count; i++)
        {
            var (segment, runs) = _views[i];
            if (Array.Exists(runs, run => run.Document == document))
            {
                _views[i] = new VectorSegmentView(segment, Array.FindAll(runs, run => run.Document != document));
            }
        }
    }

    /// <summary>Appends a chunk.</summary>
    public void Add(int document, ChunkVectors chunk)
    {
        var rows = chunk.Windows.Count;
        if (_views.Count == 0 || _views[^1].Segment.Free < rows)
        {
            CloseRuns();
            Open(rows);
        }

        _openRuns ??= [.. _views[^1].Runs];
        var segment = _views[^1].Segment;
        var start = segment.Count;
        segment.Append(chunk);
        if (_openRuns is [.., var last] && last.Document == document && last.End == start)
        {
            _openRuns[^1] = last with { Count = last.Count + rows };
        }
        else
        {
            _openRuns.Add(new VectorRun(document, start, rows));
        }
    }

    /// <summary>The finished state. Storage of which more than half is dead is copied together, so that a table never holds much more than it shows.</summary>
    public VectorSegmentView[] Finish()
    {
        CloseRuns();
        var live = _views.Sum(view => view.Rows);
        var stored = _views.Sum(view => view.Segment.Count);
        return stored > (2 * live) + SmallestSegment ? [.. Compact()] : [.. _views];
    }

    private void Open(int rows)
    {
        // Each segment as large as all before it, within bounds: a small table stays small, a large one has few segments.
        var capacity = Math.Clamp(_views.Sum(view => view.Segment.Count), SmallestSegment, LargestSegment);
        _views.Add(new VectorSegmentView(new VectorSegment(dimensions, Math.Max(capacity, rows)), []));
    }

    private void CloseRuns()
    {
        if (_openRuns is not null)
        {
            _views[^1] = new VectorSegmentView(_views[^1].Segment, [.. _openRuns]);
            _openRuns = null;
        }
    }

    private IEnumerable<VectorSegmentView> Compact()
    {
        foreach (var view in _views.Where(view => view.Rows > 0))
        {
            var segment = new VectorSegment(dimensions, view.Rows);
            var runs = new VectorRun[view.Runs.Length];
            for (var i = 0; i < runs.Length; i++)
            {
                var run = view.Runs[i];
                runs[i] = run with { Start = segment.Count };
                segment.Append(view.Segment, run.Start, run.Count);
            }

            yield return new VectorSegmentView(segment, runs);
        }
    }
}
