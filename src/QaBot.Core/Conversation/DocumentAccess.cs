using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>Says which documents a caller may see. Safe to use from several threads at once.</summary>
public abstract class DocumentAccess
{
    /// <summary>The documents <paramref name="caller"/> may be answered from; what they do not pass is as if it were not there.</summary>
    public abstract DocumentFilter FilterFor(Caller caller);
}
