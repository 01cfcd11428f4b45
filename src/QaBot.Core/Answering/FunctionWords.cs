using System.Collections.Frozen;

namespace QaBot.Core.Answering;

/// <summary>
/// English words that tie a question together and say nothing of its subject, beyond those that retrieval leaves out. In a small corpus
/// such a word may be rare or unknown, and would count as much as the subject in judging whether a sentence answers.
/// </summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words =
        ("between during after before through over under above below among within without against across per upon onto off out up down "
        + "since until till while because though although unless whether both either neither each every other another some most more "
        + "less least very just only own same too here now ever he she him her his hers they them theirs himself herself itself "
        + "themselves ours yours mine may might must shall get gets got does done doing having tell show give please again")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the folded <paramref name="word"/> is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
