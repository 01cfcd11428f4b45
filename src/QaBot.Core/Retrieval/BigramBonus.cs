namespace QaBot.Core.Retrieval;

/// <summary>What a passage earns for holding neighbouring words of the question as neighbours.</summary>
internal static class BigramBonus
{
    /// <summary>The sum over <paramref name="pairs"/> found in <paramref name="terms"/> of the two rarities, times <paramref name="weight"/>.</summary>
    public static double Of(
        IReadOnlyList<TermPair> pairs, IReadOnlyList<string> terms, IReadOnlyDictionary<string, double> idf, double weight)
    {
        var bonus = 0.0;
        foreach (var pair in pairs)
        {
            if (Holds(terms, pair))
            {
                bonus += weight * (idf[pair.First] + idf[pair.Second]);
            }
        }

        return bonus;
    }

    /// <summary>Whether the two terms of <paramref name="pair"/> stand side by side, in order, in <paramref name="terms"/>.</summary>
    public static bool Holds(IReadOnlyList<string> terms, TermPair pair)
    {
        for (var i = 1; i < terms.Count; i++)
        {
            if (string.Equals(terms[i], pair.Second, StringComparison.Ordinal)
                && string.Equals(terms[i - 1], pair.First, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
