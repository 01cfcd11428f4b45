namespace QaBot.Core.Text;

/// <summary>
/// The suffix stripper of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, as published: without the
/// departures that later implementations added, but for the one that the author made in his own: words of one or two letters stay. Safe to call from several threads at once.
/// </summary>
public static class PorterStemmer
{
    /// <summary>Longer words are no English words; they are returned as they are.</summary>
    private const int LongestWord = 64;

    /// <summary>The stem of a word of lower-case ASCII letters; any other string is returned as it is.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is < 3 or > LongestWord || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        // Two letters of room: "bl" and "at" become "ble" and "ate", never more.
        Span<char> letters = stackalloc char[LongestWord + 2];
        word.CopyTo(letters);
        var stem = new PorterWord(letters, word.Length);
        PorterSteps.Run(ref stem);
        return stem.Letters.SequenceEqual(word) ? word : stem.Letters.ToString();
    }
}
