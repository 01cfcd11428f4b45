using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Evaluation.Drafting;

/// <summary>
/// Makes questions from documents without a language model: from headings, from sentences whose form says what they answer, and from
/// numbers. The same documents give the same questions. They are drafts: a question that its document answers says nothing of those
/// that people ask, until a person has looked at it.
/// </summary>
public static class QuestionDrafter
{
    private const int LongestHeading = 90;
    private const int LeastSentence = 20;
    private const int LongestSentence = 400;

    /// <summary>At most <paramref name="limit"/> questions, documents taking turns.</summary>
    public static IReadOnlyList<DraftedQuestion> Draft(IEnumerable<Document> documents, int limit)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return
        [
            .. documents.OrderBy(document => document.SourcePath, StringComparer.Ordinal)
                .SelectMany(document => Of(document).DistinctBy(Key).Select((question, turn) => (question, turn)))
                .OrderBy(drafted => drafted.turn)
                .Select(drafted => drafted.question)
                .DistinctBy(Key)
                .Take(limit),
        ];
    }

    private static string Key(DraftedQuestion question) => question.Question.ToUpperInvariant();

    // The kinds take turns within a document, so that a long one with many headings gives others too.
    private static IEnumerable<DraftedQuestion> Of(Document document)
    {
        List<DraftedQuestion>[] kinds = [[.. FromHeadings(document)], [.. FromSentences(document)], [.. FromNumbers(document)]];
        return kinds.SelectMany(kind => kind.Select((question, turn) => (question, turn))).OrderBy(drafted => drafted.turn).Select(drafted => drafted.question);
    }

    private static IEnumerable<DraftedQuestion> FromHeadings(Document document)
    {
        foreach (var section in document.Sections.Where(section => section.HeadingPath.Count > 0 && section.HeadingPath[^1].Length <= LongestHeading))
        {
            var heading = section.HeadingPath[^1];
            if (heading != document.Title && FirstSentence(document, section) is { } sentence && QuestionOf(heading, document.Title) is { } question)
            {
                yield return new DraftedQuestion(question, document.SourcePath, sentence, "heading");
            }
        }
    }

    private static string? QuestionOf(string heading, string title)
    {
        if (heading.EndsWith('?'))
        {
            return heading;
        }

        if (heading.StartsWith("How to ", StringComparison.OrdinalIgnoreCase))
        {
            return $"How do I {heading["How to ".Length..]}?";
        }

        return heading.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '\'' or '’') && title.Length <= LongestHeading
            ? $"What does “{title}” say about {heading}?"
            : null;
    }

    private static IEnumerable<DraftedQuestion> FromSentences(Document document) =>
        Sentences(document).SelectMany(sentence => StarterPhrases.Of(sentence).Select(question => new DraftedQuestion(question, document.SourcePath, sentence, "sentence")));

    private static IEnumerable<DraftedQuestion> FromNumbers(Document document) =>
        Sentences(document).SelectMany(sentence => NumberPhrases.Of(sentence).Select(question => new DraftedQuestion(question, document.SourcePath, sentence, "number")));

    private static string? FirstSentence(Document document, Section section) =>
        document.Blocks.Where(block => section.Range.Contains(block.Range) && block.Kind is not (BlockKind.Heading or BlockKind.TableHeader))
            .SelectMany(block => SentencesOf(document, block)).FirstOrDefault(sentence => sentence.Length >= LeastSentence);

    private static IEnumerable<string> Sentences(Document document) =>
        document.Blocks.Where(block => block.Kind == BlockKind.Paragraph)
            .SelectMany(block => SentencesOf(document, block))
            .Where(sentence => sentence.Length is >= LeastSentence and <= LongestSentence);

    private static IEnumerable<string> SentencesOf(Document document, Block block) =>
        SentenceSplitter.Split(document.Text, block.Range).Select(range => OnOneLine(range.Of(document.Text).ToString()));

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
