namespace QaBot.Core.Retrieval;

/// <summary>Knows no words: what no document holds may be a misspelling of what one does.</summary>
internal sealed class NoCommonWords : CommonWords
{
    /// <inheritdoc/>
    public override bool Contains(string word) => false;
}
