using System.Collections.Frozen;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// Finds the neighbours without which a sentence cannot be understood: what its pronoun or connective points back to, the lead-in of its
/// list, the items after a lead-in, the header of its table.
/// </summary>
internal sealed class SentenceContext(int maxListItems)
{
    // Two steps back reach the name behind nearly every pronoun; more would quote a paragraph for a sentence.
    private const int MaxStepsBack = 2;

    // A pronoun later in the sentence mostly points to a name within it.
    private const int PronounReach = 4;

    // Below a heading that asks the question the answer is the section, of which the first sentence alone ("No.") may say little.
    private const double HeadingAnswers = 0.6;
    private const int OpeningSentences = 3;

    private const int MostWordsOfLittle = 2;

    private static readonly FrozenSet<string> Pronouns = Set("he she it they his her its their him them");

    private static readonly FrozenSet<string> Openers = Set(
        "he she it they his her its their this these that those such both however therefore but and also moreover furthermore "
        + "additionally consequently thus hence instead meanwhile nevertheless nonetheless otherwise similarly likewise then so yet "
        + "afterwards accordingly conversely finally");

    /// <summary>The sentence with the neighbours it needs, in text order.</summary>
    public IReadOnlyList<SentenceSpan> Around(RankedSentence sentence)
    {
        var spans = sentence.Passage.Source.Chunk.Sentences;
        var chosen = new SortedSet<int> { sentence.Index };
        if (sentence.HeadingCoverage >= HeadingAnswers)
        {
            AddRest(spans, 0, chosen);
        }
        else if (IsProse(sentence.Span.Kind) && SaysLittle(TextOf(sentence, sentence.Span)))
        {
            AddRest(spans, sentence.Index, chosen);
        }

        switch (sentence.Span.Kind)
        {
            case BlockKind.ListItem:
                AddLeadIn(sentence, spans, chosen);
                break;
            case BlockKind.TableRow:
                AddHeader(spans, sentence.Index, chosen);
                break;
            case BlockKind.Code:
                AddCode(spans, sentence.Index, chosen);
                AddLeadIn(sentence, spans, chosen);
                break;
            default:
                AddBefore(sentence, spans, chosen);
                AddItemsAfter(sentence, spans, chosen);
                break;
        }

        return [.. chosen.Select(index => spans[index])];
    }

    private void AddRest(IReadOnlyList<SentenceSpan> spans, int from, SortedSet<int> chosen)
    {
        var sentences = 0;
        var items = 0;
        for (var i = from; i < spans.Count && spans[i].Kind != BlockKind.Heading; i++)
        {
            if (IsProse(spans[i].Kind) ? items > 0 || ++sentences > OpeningSentences : ++items > maxListItems)
            {
                return;
            }

            chosen.Add(i);
        }
    }

    private static void AddBefore(RankedSentence sentence, IReadOnlyList<SentenceSpan> spans, SortedSet<int> chosen)
    {
        var first = sentence.Index;
        for (var steps = 0; steps < MaxStepsBack && first > 0; steps++)
        {
            if (!PointsBack(TextOf(sentence, spans[first])) || !IsProse(spans[first - 1].Kind))
            {
                return;
            }

            chosen.Add(--first);
        }
    }

    private void AddItemsAfter(RankedSentence sentence, IReadOnlyList<SentenceSpan> spans, SortedSet<int> chosen)
    {
        if (!LeadsIn(TextOf(sentence, sentence.Span)))
        {
            return;
        }

        for (var i = sentence.Index + 1; i < spans.Count && i <= sentence.Index + maxListItems; i++)
        {
            if (IsProse(spans[i].Kind) || spans[i].Kind == BlockKind.Heading)
            {
                // A lead-in may stand before plain text, as in "He said: ...": then one sentence completes it.
                if (i == sentence.Index + 1 && IsProse(spans[i].Kind))
                {
                    chosen.Add(i);
                }

                return;
            }

            chosen.Add(i);
        }
    }

    private static void AddLeadIn(RankedSentence sentence, IReadOnlyList<SentenceSpan> spans, SortedSet<int> chosen)
    {
        for (var i = sentence.Index - 1; i >= 0; i--)
        {
            if (IsProse(spans[i].Kind))
            {
                if (LeadsIn(TextOf(sentence, spans[i])))
                {
                    chosen.Add(i);
                }

                return;
            }

            if (spans[i].Kind != sentence.Span.Kind)
            {
                return;
            }
        }
    }

    private static void AddHeader(IReadOnlyList<SentenceSpan> spans, int index, SortedSet<int> chosen)
    {
        for (var i = index - 1; i >= 0 && spans[i].Kind is BlockKind.TableRow or BlockKind.TableHeader; i--)
        {
            if (spans[i].Kind == BlockKind.TableHeader)
            {
                chosen.Add(i);
                return;
            }
        }
    }

    private void AddCode(IReadOnlyList<SentenceSpan> spans, int index, SortedSet<int> chosen)
    {
        var first = index;
        while (first > 0 && index - first < maxListItems && spans[first - 1].Kind == BlockKind.Code)
        {
            chosen.Add(--first);
        }

        for (var i = index + 1; i < spans.Count && i - first < maxListItems && spans[i].Kind == BlockKind.Code; i++)
        {
            chosen.Add(i);
        }
    }

    private static bool PointsBack(string text)
    {
        var words = WordTokenizer.Tokenize(text);
        if (words.Count == 0)
        {
            return false;
        }

        return Openers.Contains(words[0].Folded) || HasEarlyPronoun(text, words);
    }

    private static bool HasEarlyPronoun(string text, IReadOnlyList<Word> words)
    {
        for (var i = 1; i < Math.Min(PronounReach, words.Count); i++)
        {
            if (char.IsUpper(text[words[i].Range.Start]))
            {
                return false;
            }

            if (Pronouns.Contains(words[i].Folded))
            {
                return true;
            }
        }

        return false;
    }

    // "No." and "Not yet." are answered by what follows them.
    private static bool SaysLittle(string text) => WordTokenizer.Tokenize(text).Count <= MostWordsOfLittle;

    private static bool IsProse(BlockKind kind) => kind is BlockKind.Paragraph or BlockKind.Quote;

    private static bool LeadsIn(string text) => text.AsSpan().TrimEnd() is [.., ':' or '：'];

    private static string TextOf(RankedSentence sentence, SentenceSpan span) =>
        sentence.Passage.Source.Text.Substring(span.Range.Start - sentence.Passage.Source.Chunk.Range.Start, span.Range.Length);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
