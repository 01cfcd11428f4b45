namespace QaBot.Core.Text;

/// <summary>
/// Makes the terms that the index holds and the query asks for: words, folded and stemmed, in text order. Stop words stay:
/// dropping them is the query's business. Texts are expected in the form of <see cref="TextNormalizer"/>. Safe to call from
/// several threads at once.
/// </summary>
public static class TermAnalyzer
{
    /// <summary>Changes whenever the same text would give other terms, so that an index made by another version is built anew.</summary>
    public const string Version = "terms-2";

    /// <summary>The terms of all of <paramref name="text"/>.</summary>
    public static IReadOnlyList<Term> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Analyze(text, new TextRange(0, text.Length));
    }

    /// <summary>The terms of the part of <paramref name="text"/> that <paramref name="within"/> names; ranges are of the whole text.</summary>
    public static IReadOnlyList<Term> Analyze(string text, TextRange within)
    {
        var words = WordTokenizer.Tokenize(text, within);
        var terms = new Term[words.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var word = words[i];
            terms[i] = new Term(word.Range, word.Folded, StemOf(word.Folded));
        }

        return terms;
    }

    /// <summary>The stems of all of <paramref name="text"/>, one for each word, repetitions kept.</summary>
    public static IReadOnlyList<string> Terms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordTokenizer.Tokenize(text);
        var terms = new string[words.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = StemOf(words[i].Folded);
        }

        return terms;
    }

    /// <summary>The stem of a folded word.</summary>
    public static string StemOf(string word) => PorterStemmer.Stem(IrregularForms.BaseOf(word));
}
