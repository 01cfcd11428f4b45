using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>
/// Makes the questions that the bot offers, from the documents themselves, and keeps those that it answers: with confidence, and citing
/// the very sentence the question was made from. The same index gives the same questions.
/// </summary>
internal sealed class StarterGenerator(KnowledgeIndex index, Answerer answerer, IOptions<EngineOptions> options)
{
    // Enough to fill a welcome and suggestions without repeating, few enough to be made in a second.
    private const int Wanted = 9;
    private const int MostTried = 60;
    private const int MostPerDocument = 8;

    /// <summary>The questions, those of different documents taking turns, the short and plain ones first in each; empty when no document gives one.</summary>
    public async ValueTask<IReadOnlyList<Starter>> GenerateAsync(CancellationToken cancellationToken)
    {
        var kept = new List<Starter>(Wanted);
        var tried = 0;
        foreach (var candidate in TakeTurns(await CandidatesAsync(cancellationToken).ConfigureAwait(false)))
        {
            if (kept.Count == Wanted || tried++ == MostTried)
            {
                break;
            }

            if (await IsAnsweredAsync(candidate, cancellationToken).ConfigureAwait(false))
            {
                kept.Add(candidate);
            }
        }

        return kept;
    }

    private async ValueTask<List<List<Starter>>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var entries = await index.ListAsync(cancellationToken).ConfigureAwait(false);
        var candidates = new List<List<Starter>>();
        foreach (var entry in Spread([.. entries.Where(entry => entry.Status == DocumentStatus.Indexed)]))
        {
            if (await index.FindDocumentAsync(entry.Id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                candidates.Add([.. StarterCandidates.Of(document).Take(MostPerDocument)]);
            }
        }

        return candidates;
    }

    private IEnumerable<DocumentEntry> Spread(IReadOnlyList<DocumentEntry> entries)
    {
        var count = Math.Min(entries.Count, options.Value.StarterDocuments);
        return Enumerable.Range(0, count).Select(i => entries[(int)((long)i * entries.Count / count)]);
    }

    private static IEnumerable<Starter> TakeTurns(List<List<Starter>> candidates) =>
        candidates
            .SelectMany(ofDocument => ofDocument.Select((starter, turn) => (starter, turn)))
            .OrderBy(candidate => candidate.turn)
            .ThenBy(candidate => candidate.starter.Question.Length)
            .Select(candidate => candidate.starter);

    private async ValueTask<bool> IsAnsweredAsync(Starter starter, CancellationToken cancellationToken)
    {
        var answer = await answerer.AnswerAsync(starter.Question, DocumentFilter.All, cancellationToken).ConfigureAwait(false);
        return answer.IsAnswered
            && answer.Confidence >= options.Value.StarterConfidence
            && Cites(answer.Written.Citations[0], starter);
    }

    private static bool Cites(Citation citation, Starter starter) =>
        citation.DocumentId == starter.DocumentId && citation.Range.Overlaps(starter.Source);
}
