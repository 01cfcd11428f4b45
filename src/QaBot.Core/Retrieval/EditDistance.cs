namespace QaBot.Core.Retrieval;

/// <summary>Tells words that differ by one slip of the keyboard.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Whether one letter put in, left out, changed, or swapped with its neighbour turns <paramref name="a"/> into
    /// <paramref name="b"/> (Damerau's distance of exactly 1).
    /// </summary>
    public static bool IsOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            return IsOne(b, a);
        }

        if (b.Length - a.Length > 1)
        {
            return false;
        }

        var prefix = a.CommonPrefixLength(b);
        var restA = a[prefix..];
        var restB = b[prefix..];
        if (a.Length < b.Length)
        {
            return restA.SequenceEqual(restB[1..]);
        }

        return restA.Length > 0 && (restA[1..].SequenceEqual(restB[1..]) || IsSwap(restA, restB));
    }

    private static bool IsSwap(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
}
