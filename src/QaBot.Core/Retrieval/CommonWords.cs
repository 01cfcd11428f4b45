namespace QaBot.Core.Retrieval;

/// <summary>
/// Words of the language, whatever the documents are about. A question word among them was meant as it stands: that no document holds it
/// says something, and reading it as another would hide that. Safe to call from several threads at once.
/// </summary>
public abstract class CommonWords
{
    /// <summary>Whether <paramref name="word"/>, folded, is one of them.</summary>
    public abstract bool Contains(string word);
}
