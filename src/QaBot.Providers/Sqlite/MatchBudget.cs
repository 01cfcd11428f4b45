namespace QaBot.Providers.Sqlite;

/// <summary>Bounds what a search for candidates costs: FTS5 ranks every chunk that holds one of the terms, however many there are.</summary>
internal static class MatchBudget
{
    /// <summary>
    /// Matches that one search may rank, 5 to 10 ms of work. A corpus of up to a few thousand chunks never reaches it, so there no
    /// term is left out.
    /// </summary>
    public const int Matches = 10_000;

    /// <summary>
    /// The terms to search for: the rarest first, as long as the chunks that hold them stay within <paramref name="matches"/> in sum. The
    /// common ones say little about where an answer stands, and still count when the candidates are scored.
    /// </summary>
    public static IReadOnlyList<string> Within(int matches, IReadOnlyList<string> terms, Func<string, int> documentFrequency)
    {
        var affordable = new List<string>(terms.Count);
        long sum = 0;
        foreach (var term in terms.OrderBy(documentFrequency))
        {
            var frequency = documentFrequency(term);
            if (sum > 0 && sum + frequency > matches)
            {
                break;
            }

            sum += frequency;
            affordable.Add(term);
        }

        return affordable;
    }
}
