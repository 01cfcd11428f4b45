namespace QaBot.Core.Retrieval;

/// <summary>Maps the scores of one list to [0, 1], so that two lists can be added.</summary>
internal static class MinMax
{
    /// <summary><c>(s - min) / (max - min)</c> for each score; 1 for all when they are equal, since each is then the best there is.</summary>
    public static double[] Normalize(IReadOnlyList<double> scores)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var least = scores.Min();
        var width = scores.Max() - least;
        var normalized = new double[scores.Count];
        for (var i = 0; i < normalized.Length; i++)
        {
            normalized[i] = width > 0 ? (scores[i] - least) / width : 1;
        }

        return normalized;
    }
}
