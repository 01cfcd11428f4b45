using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Has the passages of the best sentences read together with the question and orders all sentences anew, by what the reader and the
/// words say. Without a reader, and when it fails, the order stays. Safe to use from several threads at once.
/// </summary>
internal sealed partial class ReaderReranker(PassageReader? reader, IOptions<AnsweringOptions> options, ILogger<ReaderReranker> logger)
{
    // Read at once, before it is known whether more are needed.
    private const int First = 2;

    // By how much the best sentence must lead, in log-odds, for further passages to be left unread.
    private const double Clear = 2;

    private readonly SentenceModel _model = SentenceModel.Load();

    /// <summary>Whether passages are read.</summary>
    public bool Reads => reader is not null && options.Value.ReaderPassages > 0;

    /// <summary><paramref name="sentences"/> in their new order, with what was read.</summary>
    public async ValueTask<IReadOnlyList<RankedSentence>> RerankAsync(
        RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences, CancellationToken cancellationToken)
    {
        if (reader is null || options.Value.ReaderPassages == 0 || sentences.Count == 0)
        {
            return sentences;
        }

        Passage[] passages = [.. sentences.Select(sentence => sentence.Passage).Distinct().Take(options.Value.ReaderPassages)];
        try
        {
            var readings = new Dictionary<Passage, PassageReading>();
            await ReadAsync(retrieved, passages.Take(First), readings, cancellationToken).ConfigureAwait(false);
            var ranked = Order(retrieved, sentences, readings);
            if (passages.Length <= First || IsClear(ranked))
            {
                return ranked;
            }

            await ReadAsync(retrieved, passages.Skip(First), readings, cancellationToken).ConfigureAwait(false);
            return Order(retrieved, sentences, readings);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any reader may stand behind the contract, and each fails in its own way: the order by words still answers.
            LogReaderFailed(fault);
            return sentences;
        }
    }

    private static bool IsClear(RankedSentence[] ranked) => ranked.Length == 1 || ranked[0].Score - ranked[1].Score >= Clear;

    private async Task ReadAsync(
        RetrievalResult retrieved, IEnumerable<Passage> passages, Dictionary<Passage, PassageReading> readings, CancellationToken cancellationToken)
    {
        Passage[] batch = [.. passages];
        var read = await Task.WhenAll(batch.Select(passage => reader!.ReadAsync(retrieved.Query.Text, passage.Source, cancellationToken).AsTask()))
            .ConfigureAwait(false);
        foreach (var (passage, reading) in batch.Zip(read))
        {
            readings[passage] = reading;
        }
    }

    private RankedSentence[] Order(
        RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences, Dictionary<Passage, PassageReading> readings)
    {
        var question = new QuestionTerms(retrieved);
        return
        [
            .. sentences
                .Select((sentence, i) => sentence with { PlaceUnread = i + 1, PassageReading = readings.GetValueOrDefault(sentence.Passage) })
                .Select(sentence => sentence with { Score = _model.Score(question, sentence) })
                .OrderByDescending(sentence => sentence.Score),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passages could not be read; their sentences are ranked without.")]
    private partial void LogReaderFailed(Exception fault);
}
