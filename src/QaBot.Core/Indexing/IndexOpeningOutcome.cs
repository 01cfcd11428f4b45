namespace QaBot.Core.Indexing;

/// <summary>What happened when a stored index was opened.</summary>
public enum IndexOpeningOutcome
{
    /// <summary>It was there and whole.</summary>
    Opened,

    /// <summary>There was none; an empty one was made.</summary>
    Created,

    /// <summary>It was damaged, or not an index. It was kept aside and an empty one was made: all documents are to be indexed anew.</summary>
    Rebuilt,
}
