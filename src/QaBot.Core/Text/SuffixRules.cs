namespace QaBot.Core.Text;

/// <summary>A rule list of the <see cref="PorterStemmer"/>, found by a word's last two letters. Immutable.</summary>
internal sealed class SuffixRules
{
    private const int Letters = 26;

    private readonly (string Suffix, string Replacement)[]?[] _byEnd = new (string, string)[]?[Letters * Letters];

    /// <summary>Rules written <c>suffix:replacement</c>, parted by spaces; every suffix has two letters or more.</summary>
    public SuffixRules(string rules)
    {
        var parsed = rules.Split(' ').Select(rule => rule.Split(':')).Select(parts => (Suffix: parts[0], Replacement: parts[1]));
        foreach (var group in parsed.GroupBy(rule => Key(rule.Suffix)))
        {
            _byEnd[group.Key] = [.. group.OrderByDescending(rule => rule.Suffix.Length)];
        }
    }

    /// <summary>The rule with the longest suffix that a word of two letters or more ends in.</summary>
    public bool TryFind(ReadOnlySpan<char> word, out (string Suffix, string Replacement) found)
    {
        foreach (var rule in _byEnd[Key(word)] ?? [])
        {
            if (word.EndsWith(rule.Suffix))
            {
                found = rule;
                return true;
            }
        }

        found = default;
        return false;
    }

    private static int Key(ReadOnlySpan<char> word) => (word[^2] - 'a') * Letters + word[^1] - 'a';
}
