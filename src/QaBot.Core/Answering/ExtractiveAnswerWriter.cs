using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Answers with stored sentences and nothing else: one paragraph for each source, each with its marker.</summary>
internal sealed class ExtractiveAnswerWriter(IOptions<AnsweringOptions> options) : AnswerWriter
{
    /// <summary>What is said when the documents don't.</summary>
    public const string NotFoundText = "The documents don't say.";

    /// <summary>What is said when something was found that may not be the answer.</summary>
    public const string NearestText = "I am not sure that the documents say. The closest I found is:";

    // A further source must be about as good as the first: a weaker one more often misleads than adds.
    private const double FurtherScore = 0.95;

    // The same where passages were read: three quarters as likely, their scores being log-odds.
    private const double FurtherLogOdds = -0.29;

    // A span that is more of its sentence says no more than the sentence.
    private const double MostHighlighted = 0.5;

    private readonly AnsweringOptions _options = options.Value;
    private readonly SentenceContext _context = new(options.Value.MaxListItems);

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> Choose(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
        {
            return [];
        }

        var best = sentences[0];
        return Take(
            sentences.TakeWhile(sentence => IsAsGood(sentence, best))
                .Where(sentence => sentence.MeetsAnswerType == best.MeetsAnswerType && sentence.Coverage >= FurtherScore * best.Coverage),
            _options.MaxSources);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Evidence> ChooseNearest(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return Take(
            sentences.Where(sentence => sentence.Coverage > 0).DistinctBy(sentence => sentence.Passage.Rank),
            _options.NearestPassages);
    }

    /// <inheritdoc/>
    public override WrittenAnswer Write(IReadOnlyList<CheckedEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return Compose([], evidence);
    }

    /// <inheritdoc/>
    public override WrittenAnswer WriteNotFound(IReadOnlyList<CheckedEvidence> nearest)
    {
        ArgumentNullException.ThrowIfNull(nearest);
        return nearest.Count == 0 ? new WrittenAnswer(NotFoundText, []) : Compose([NearestText], nearest);
    }

    private static bool IsAsGood(RankedSentence sentence, RankedSentence best) => best.PlaceUnread > 0
        ? sentence.Score - best.Score >= FurtherLogOdds
        : sentence.Score >= FurtherScore * best.Score;

    private List<Evidence> Take(IEnumerable<RankedSentence> sentences, int limit)
    {
        var taken = new List<Evidence>(limit);
        var seen = new SeenSentences();
        foreach (var sentence in sentences)
        {
            if (taken.Count == limit)
            {
                break;
            }

            var evidence = EvidenceOf(sentence);
            if (seen.AddIfNew(evidence))
            {
                taken.Add(evidence);
            }
        }

        return taken;
    }

    private Evidence EvidenceOf(RankedSentence sentence) => new()
    {
        Passage = sentence.Passage,
        Main = sentence.Span,
        Highlight = HighlightOf(sentence),
        Sentences = _context.Around(sentence),
        Score = sentence.Fusion,
    };

    // Where the reader found no words that answer, and where it took most of the sentence, nothing stands out.
    private static TextRange? HighlightOf(RankedSentence sentence) =>
        sentence.Reading is { SpanMargin: > 0, Span: { IsEmpty: false } span } && sentence.Span.Range.Contains(span) && span.Length <= MostHighlighted * sentence.Span.Range.Length
            ? span
            : null;

    private static WrittenAnswer Compose(IReadOnlyList<string> opening, IReadOnlyList<CheckedEvidence> evidence)
    {
        var text = new StringBuilder(string.Join("\n\n", opening));
        var blocks = new List<AnswerBlock>();
        for (var i = 0; i < evidence.Count; i++)
        {
            text.Append(text.Length == 0 ? "" : "\n\n");
            var (quoted, places) = QuoteLayout.Of(evidence[i].Evidence);
            blocks.AddRange(AnswerBlocks.Of(evidence[i], places, text.Length));
            text.Append(CultureInfo.InvariantCulture, $"{quoted} [{i + 1}]");
        }

        return new WrittenAnswer(text.ToString(), [.. evidence.Select((item, i) => CitationWriter.Write(item, i + 1))]) { Blocks = blocks };
    }
}
