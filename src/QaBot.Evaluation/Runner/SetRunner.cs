using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Runner;

/// <summary>Asks the engine the questions of one set, one after the other, and keeps each outcome as it comes.</summary>
public sealed class SetRunner
{
    // So that the first questions do not pay for code being compiled and word lists being made.
    private const int WarmUps = 5;
    private const string Channel = "evaluation";

    private readonly EngineUnderTest _engine;
    private readonly EvaluationSet _set;
    private readonly RunSettings _settings;
    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly SetCorpus _corpus;
    private readonly Dictionary<string, EvaluationDocument> _sources;

    /// <summary>A runner for one set.</summary>
    /// <param name="engine">The engine, over an index of its own.</param>
    /// <param name="set">The set.</param>
    /// <param name="settings">How it is measured.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    public SetRunner(EngineUnderTest engine, EvaluationSet set, RunSettings settings, IProgress<EvaluationProgress>? progress)
    {
        ArgumentNullException.ThrowIfNull(set);
        (_engine, _set, _settings, _progress) = (engine, set, settings, progress);
        _corpus = new SetCorpus(set.Documents);
        _sources = set.Documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
    }

    /// <summary>Measures the set.</summary>
    /// <param name="otherDomain">Questions that its documents do not answer.</param>
    /// <param name="cancellationToken">Ends the run; what was asked is kept, and the next run goes on from there.</param>
    /// <exception cref="SetFaultException">A question names a document that is not there.</exception>
    /// <exception cref="EvaluationException">The file holds outcomes of another run.</exception>
    public async Task<SetResult> RunAsync(IReadOnlyList<EvaluationQuestion> otherDomain, CancellationToken cancellationToken)
    {
        var start = _engine.Time.GetTimestamp();
        var entries = await new SetPreparation(_engine, _set, _settings, _progress).RunAsync(cancellationToken).ConfigureAwait(false);
        var prepared = _engine.Time.GetElapsedTime(start);
        var tasks = TaskPlan.Make(_set, _corpus, otherDomain, _settings.Sample, _settings.Negatives);
        var origin = OriginOf(tasks, entries);
        using var file = OutcomeFile.Open(_settings.OutcomeFile, origin, _settings.ReplaceOther);
        var resumed = tasks.Count(task => file.Known.ContainsKey(task.Key));

        start = _engine.Time.GetTimestamp();
        await AskAllAsync(tasks, file, cancellationToken).ConfigureAwait(false);
        using var process = Process.GetCurrentProcess();
        return new SetResult
        {
            Name = _set.Name,
            Origin = origin,
            Documents = entries.Count,
            Passages = entries.Sum(entry => entry.Chunks),
            Outcomes = [.. tasks.Select(task => file.Known[task.Key])],
            Resumed = resumed,
            Preparation = prepared,
            Asking = _engine.Time.GetElapsedTime(start),
            PeakBytes = process.PeakWorkingSet64,
        };
    }

    private async Task AskAllAsync(IReadOnlyList<QuestionTask> tasks, OutcomeFile file, CancellationToken cancellationToken)
    {
        var open = tasks.Where(task => !file.Known.ContainsKey(task.Key)).ToList();
        foreach (var task in open.Take(WarmUps))
        {
            await AskAsync(task, cancellationToken).ConfigureAwait(false);
        }

        var done = tasks.Count - open.Count;
        foreach (var task in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Add(await AskAsync(task, cancellationToken).ConfigureAwait(false));
            _progress?.Report(new EvaluationProgress(_set.Name, "asking", ++done, tasks.Count));
        }
    }

    private async Task<Outcome> AskAsync(QuestionTask task, CancellationToken cancellationToken)
    {
        // The places are looked up while all documents are there.
        await _engine.Index.ShowAsync(null, [], cancellationToken).ConfigureAwait(false);
        var gold = await GoldPlaces.FindAsync(task.Question, _corpus, _sources, _engine.Index, cancellationToken).ConfigureAwait(false);
        await _engine.Index.ShowAsync(
            _corpus.DocumentsOf(task.Question.Site), [.. task.Without.Select(DocumentId.FromPath)], cancellationToken).ConfigureAwait(false);

        var start = _engine.Time.GetTimestamp();
        var answer = await _engine.Engine.AskAsync(
            task.Question.Question, new ConversationKey(Channel, task.Key), Caller.Local, cancellationToken).ConfigureAwait(false);
        var elapsed = _engine.Time.GetElapsedTime(start);

        var judge = new Judge(task, gold, _corpus);
        var passages = await DeepenAsync(answer.Trace?.Retrieval.Passages ?? [], task, judge, gold, cancellationToken).ConfigureAwait(false);
        return await judge.JudgeAsync(answer, passages, _engine.Index, elapsed.TotalMilliseconds, cancellationToken).ConfigureAwait(false);
    }

    // An answer is made from fewer passages than recall is measured on; those that the first few leave open are looked up.
    private async ValueTask<IReadOnlyList<Passage>> DeepenAsync(
        IReadOnlyList<Passage> first, QuestionTask task, Judge judge, GoldPlaces gold, CancellationToken cancellationToken)
    {
        if (task.Kind != QuestionKind.Answerable || judge.HitsOf(first).Count >= gold.Wanted || first.Count >= RankScores.Depth)
        {
            return first;
        }

        var question = TextNormalizer.Normalize(task.Question.Question).Trim();
        if (question.Length == 0)
        {
            return first;
        }

        var deeper = await _engine.Search.FindAsync(question, DocumentFilter.All, RankScores.Depth, cancellationToken).ConfigureAwait(false);
        return [.. first, .. deeper.Passages.Where(passage => passage.Rank > first.Count)];
    }

    private OutcomeOrigin OriginOf(IReadOnlyList<QuestionTask> tasks, IReadOnlyList<DocumentEntry> entries)
    {
        var asked = string.Join('\n', tasks.Select(task => $"{task.Key}\t{task.Question.Question}"));
        var identity = string.Create(CultureInfo.InvariantCulture, $"{_set.ContentHash}\n{SetPreparation.HashOf(entries)}\n{asked}");
        return new OutcomeOrigin(
            OutcomeOrigin.CurrentSchema,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
            _settings.Program,
            _settings.Settings,
            _engine.Embedder.Model.Id);
    }
}
