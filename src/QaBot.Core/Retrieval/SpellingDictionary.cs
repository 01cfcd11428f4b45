namespace QaBot.Core.Retrieval;

/// <summary>
/// The corpus's words, found by words that differ from them in one letter: left out, put in, changed, or swapped with its neighbour.
/// Every word is stored under itself and under each form with one letter deleted (the symmetric delete index of Garbe's SymSpell,
/// 2012), so that a look-up is a handful of hash probes.
/// </summary>
internal sealed class SpellingDictionary
{
    /// <summary>Shorter words are neither corrected nor offered: at that length most words are one letter from another.</summary>
    public const int ShortestWord = 4;

    /// <summary>Longer "words" are keys, paths and chemical formulas: indexing all their deletions would cost more than it mends.</summary>
    public const int LongestWord = 30;

    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> _byDelete = [];

    private SpellingDictionary()
    {
    }

    /// <summary>Builds the index over <paramref name="words"/> and how often each occurs.</summary>
    public static SpellingDictionary Build(IEnumerable<KeyValuePair<string, int>> words, CancellationToken cancellationToken)
    {
        var dictionary = new SpellingDictionary();
        foreach (var (word, frequency) in words)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsCorrectable(word))
            {
                dictionary.Add(word, frequency);
            }
        }

        return dictionary;
    }

    /// <summary>Whether a word is of the kind that is corrected: letters only, neither short nor overlong.</summary>
    public static bool IsCorrectable(string word) =>
        word.Length is >= ShortestWord and <= LongestWord && word.All(char.IsLetter);

    /// <summary>
    /// The most frequent word at one edit from <paramref name="word"/>, the alphabetically first among equals; null when there is none
    /// or the word is not <see cref="IsCorrectable"/>. Words of <see cref="ShortestWord"/> letters keep their first one.
    /// </summary>
    public string? Correct(string word)
    {
        if (!IsCorrectable(word))
        {
            return null;
        }

        string? best = null;
        var bestFrequency = 0;
        foreach (var form in FormsOf(word))
        {
            foreach (var candidate in Under(form))
            {
                var frequency = _frequencies[candidate];
                if (IsBetter(candidate, frequency, best, bestFrequency) && IsSlip(word, candidate))
                {
                    (best, bestFrequency) = (candidate, frequency);
                }
            }
        }

        return best;
    }

    // People seldom mistype the first letter (Kukich 1992), and most short words that differ there are words in their own right: cost and host.
    private static bool IsSlip(string word, string candidate) =>
        (word[0] == candidate[0] || word.Length > ShortestWord) && EditDistance.IsOne(word, candidate);

    private static bool IsBetter(string candidate, int frequency, string? best, int bestFrequency) =>
        frequency > bestFrequency
        || (frequency == bestFrequency && best is not null && string.CompareOrdinal(candidate, best) < 0);

    private static IEnumerable<string> FormsOf(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }

    private List<string> Under(string form) => _byDelete.GetValueOrDefault(KeyOf(form)) ?? [];

    private void Add(string word, int frequency)
    {
        _frequencies[word] = frequency;
        foreach (var form in FormsOf(word))
        {
            var key = KeyOf(form);
            if (!_byDelete.TryGetValue(key, out var words))
            {
                _byDelete[key] = words = new List<string>(1);
            }

            if (words.Count == 0 || !ReferenceEquals(words[^1], word))
            {
                words.Add(word);
            }
        }
    }

    // Forms are kept as hashes, not strings: a tenth of the memory, and a collision only costs one more distance check.
    private static int KeyOf(string form)
    {
        var hash = 2166136261u;
        foreach (var letter in form)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return unchecked((int)hash);
    }
}
