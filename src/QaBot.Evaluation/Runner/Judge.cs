using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Runner;

/// <summary>Compares the reply to one question with what is known of its answer.</summary>
internal sealed class Judge(QuestionTask task, GoldPlaces gold, SetCorpus corpus)
{
    private const int DetailedSentences = 3;
    private const int DetailedPassages = 5;
    private const double SupportF1 = 0.5;

    private bool IsAnswerable => task.Kind == QuestionKind.Answerable;

    /// <summary>The outcome.</summary>
    /// <param name="answer">The reply.</param>
    /// <param name="passages">The first passages, as deep as is needed to find what hits.</param>
    /// <param name="index">Holds the documents as they are stored.</param>
    /// <param name="milliseconds">How long the reply took.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<Outcome> JudgeAsync(
        Answer answer, IReadOnlyList<Passage> passages, KnowledgeIndex index, double milliseconds, CancellationToken cancellationToken)
    {
        var sentences = answer.Trace?.Sentences ?? [];
        var highlight = Highlight.Of(answer);
        return new Outcome
        {
            Id = task.Question.Id,
            Kind = task.Kind,
            Question = task.Question.Question,
            Status = answer.Status,
            Confidence = answer.Trace?.Verdict.Confidence ?? 0,
            IsRight = IsAnswerable && IsRight(answer),
            Retrieval = IsAnswerable ? new RetrievalOutcome(HitsOf(passages), gold.Wanted) : null,
            Sentences = IsAnswerable && gold.HasPlaces ? SentencesOf(sentences) : null,
            Span = IsAnswerable && highlight is not null ? SpanOf(highlight) : null,
            Citations = answer.Status == AnswerStatus.Answered ? await CitationsOfAsync(answer, index, cancellationToken).ConfigureAwait(false) : null,
            Milliseconds = milliseconds,
            Detail = DetailOf(answer, passages, sentences, highlight),
        };
    }

    /// <summary>The places, 1-based, of the passages that answer; each document counts once.</summary>
    public IReadOnlyList<int> HitsOf(IReadOnlyList<Passage> passages) =>
    [
        .. passages.Take(RankScores.Depth).Where(IsHit)
            .DistinctBy(passage => task.Question.Gold.Count == 0 ? "" : passage.Source.Chunk.DocumentId)
            .Select(passage => passage.Rank),
    ];

    private bool IsHit(Passage passage) => IsAnswerable
        && (task.Question.Gold.Count == 0 ? Holds(passage.Source.Text) : gold.IsAt(passage.Source.Chunk.DocumentId, passage.Source.Chunk.Range));

    // What is shown first is the same whether it is given as the answer or as the nearest passage.
    private bool IsRight(Answer answer)
    {
        if (answer.Citations is [var citation, ..])
        {
            return gold.IsAt(citation.DocumentId, citation.Range) || Holds(citation.Quote);
        }

        return answer.Trace?.Sentences is [var sentence, ..] && IsRight(sentence);
    }

    private bool IsRight(RankedSentence sentence) =>
        gold.IsAt(sentence.Passage.Source.Chunk.DocumentId, sentence.Span.Range) || Holds(TextOf(sentence));

    private bool Holds(string text) => task.Question.Answers.Any(answer => AnswerMatch.Holds(text, answer));

    private SentenceOutcome SentencesOf(IReadOnlyList<RankedSentence> sentences)
    {
        var first = sentences.Take(1).ToList();
        var three = sentences.Take(3).ToList();
        return new SentenceOutcome(first.Exists(IsStrict), three.Exists(IsStrict), first.Exists(IsHeld), three.Exists(IsHeld));
    }

    private bool IsStrict(RankedSentence sentence) => gold.IsStrictlyAt(sentence.Passage.Source.Chunk.DocumentId, sentence.Span.Range);

    // A sentence set gives whole sentences as answers: one that stands at the place holds it, whatever was done to its spaces.
    private bool IsHeld(RankedSentence sentence) =>
        Holds(TextOf(sentence)) || (task.Question.Spans.Count == 0 && IsStrict(sentence));

    private SpanOutcome? SpanOf(string highlight) => task.Question.Answers.Count == 0
        ? null
        : new SpanOutcome(
            task.Question.Answers.Max(answer => AnswerMatch.Exact(highlight, answer)),
            task.Question.Answers.Max(answer => AnswerMatch.F1(highlight, answer)));

    private async ValueTask<CitationOutcome> CitationsOfAsync(Answer answer, KnowledgeIndex index, CancellationToken cancellationToken)
    {
        var verbatim = 0;
        foreach (var citation in answer.Citations)
        {
            var document = await index.FindDocumentAsync(citation.DocumentId, cancellationToken).ConfigureAwait(false);
            verbatim += document is not null && StandsIn(document, citation) ? 1 : 0;
        }

        var isKnown = IsAnswerable && (gold.HasPlaces || task.Question.Answers.Count > 0);
        return new CitationOutcome(answer.Citations.Count, verbatim, isKnown ? answer.Citations.Count(Supports) : null);
    }

    private static bool StandsIn(Document document, Citation citation) =>
        citation.Range.Start >= 0
        && citation.Range.End <= document.Text.Length
        && citation.Range.Of(document.Text).SequenceEqual(citation.Quote);

    private bool Supports(Citation citation) =>
        Holds(citation.Quote)
        || gold.IsStrictlyAt(citation.DocumentId, citation.Range)
        || gold.Sentences.Exists(sentence => AnswerMatch.F1(citation.Quote, sentence) >= SupportF1);

    private OutcomeDetail DetailOf(Answer answer, IReadOnlyList<Passage> passages, IReadOnlyList<RankedSentence> sentences, string? highlight) => new()
    {
        Gold = task.Question.Gold,
        Answers = task.Question.Answers,
        Text = answer.Text,
        Highlight = highlight,
        Passages = [.. passages.Take(DetailedPassages).Select(DetailOf)],
        Sentences = [.. sentences.Take(DetailedSentences).Select(DetailOf)],
        Features = answer.Trace?.Verdict.Features ?? new Dictionary<string, double>(),
    };

    private PassageDetail DetailOf(Passage passage) => new(
        passage.Rank,
        corpus.NameOf(passage.Source.SourcePath),
        passage.Source.Chunk.Line,
        passage.Score.Fused,
        passage.Score.LexicalNormalized,
        passage.Score.Similarity,
        IsHit(passage));

    private SentenceDetail DetailOf(RankedSentence sentence) => new(
        TextOf(sentence), corpus.NameOf(sentence.Passage.Source.SourcePath), sentence.Score, sentence.Coverage, IsAnswerable && IsRight(sentence));

    private static string TextOf(RankedSentence sentence)
    {
        var range = sentence.Span.Range;
        return sentence.Passage.Source.Text.Substring(range.Start - sentence.Passage.Source.Chunk.Range.Start, range.Length);
    }
}
