namespace QaBot.Core.Text;

/// <summary>A word while it is being stemmed, with the conditions of Porter's paper, section 2, on the part before a suffix.</summary>
internal ref struct PorterWord
{
    private readonly Span<char> _buffer;
    private int _length;

    public PorterWord(Span<char> buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>The letters that are left.</summary>
    public readonly ReadOnlySpan<char> Letters => _buffer[.._length];

    /// <summary>Number of letters that are left.</summary>
    public readonly int Length => _length;

    public readonly bool EndsWith(string suffix) => Letters.EndsWith(suffix);

    /// <summary>Puts <paramref name="replacement"/> in the place of the last <paramref name="count"/> letters.</summary>
    public void Replace(int count, string replacement)
    {
        _length -= count;
        replacement.CopyTo(_buffer[_length..]);
        _length += replacement.Length;
    }

    /// <summary>The paper's m: how often a vowel is followed by a consonant in the first <paramref name="length"/> letters.</summary>
    public readonly int Measure(int length)
    {
        var measure = 0;
        var wasVowel = false;
        for (var i = 0; i < length; i++)
        {
            var isVowel = !IsConsonant(i);
            measure += wasVowel && !isVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        return measure;
    }

    /// <summary>The paper's *v*: whether a vowel is among the first <paramref name="length"/> letters.</summary>
    public readonly bool HasVowel(int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!IsConsonant(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The paper's *d: whether the first <paramref name="length"/> letters end in a double consonant.</summary>
    public readonly bool EndsInDoubleConsonant(int length) =>
        length >= 2 && _buffer[length - 1] == _buffer[length - 2] && IsConsonant(length - 1);

    /// <summary>The paper's *o: whether they end consonant, vowel, consonant, the last not w, x or y.</summary>
    public readonly bool EndsInShortSyllable(int length) =>
        length >= 3
        && IsConsonant(length - 3) && !IsConsonant(length - 2) && IsConsonant(length - 1)
        && _buffer[length - 1] is not ('w' or 'x' or 'y');

    private readonly bool IsConsonant(int index) => _buffer[index] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => index == 0 || !IsConsonant(index - 1),
        _ => true,
    };
}
