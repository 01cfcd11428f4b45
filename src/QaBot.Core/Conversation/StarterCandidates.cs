using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Conversation;

/// <summary>Makes candidate questions from one document: its headings that ask, its sentences that answer by their form, its headings that name.</summary>
internal static class StarterCandidates
{
    private const int LongestHeading = 60;
    private const int LongestTitle = 60;

    /// <summary>The candidates, the likeliest to read well first: what the document asks itself, shortest first, then what is made from it.</summary>
    public static IEnumerable<Starter> Of(Document document) =>
        AskingHeadings(document).OrderBy(starter => starter.Question.Length)
            .Concat(Sentences(document))
            .Concat(NamingHeadings(document))
            .DistinctBy(starter => starter.Question, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Starter> AskingHeadings(Document document) =>
        Headings(document)
            .Where(heading => heading.Text.EndsWith('?') && heading.Text.Contains(' '))
            .Select(heading => new Starter(heading.Text, document.Id, heading.Section));

    private static IEnumerable<Starter> Sentences(Document document)
    {
        foreach (var block in document.Blocks.Where(block => block.Kind == BlockKind.Paragraph))
        {
            foreach (var range in SentenceSplitter.Split(document.Text, block.Range))
            {
                var sentence = QuoteLayout.OnOneLine(range.Of(document.Text).ToString());
                foreach (var question in StarterPhrases.Of(sentence))
                {
                    yield return new Starter(question, document.Id, range);
                }
            }
        }
    }

    // "Adding documents" reads well after "say about"; a whole clause, a single letter, a date or code would not.
    private static IEnumerable<Starter> NamingHeadings(Document document)
    {
        if (document.Title.Length > LongestTitle || !char.IsUpper(document.Title[0]))
        {
            yield break;
        }

        foreach (var (text, section) in Headings(document))
        {
            if (text.Contains(' ') && text != document.Title && char.IsUpper(text[0]) && text.All(IsPlain))
            {
                yield return new Starter($"What does “{document.Title}” say about “{text}”?", document.Id, section);
            }
        }
    }

    private static IEnumerable<(string Text, TextRange Section)> Headings(Document document)
    {
        foreach (var section in document.Sections)
        {
            if (section.HeadingPath.Count > 0 && section.HeadingPath[^1] is { Length: > 3 and <= LongestHeading } heading)
            {
                yield return (heading, section.Range);
            }
        }
    }

    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '\'' or '’';
}
