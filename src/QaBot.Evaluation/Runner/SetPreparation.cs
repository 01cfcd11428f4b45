using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>Brings a set's documents, or the user's, into the index that is measured.</summary>
internal sealed class SetPreparation(EngineUnderTest engine, EvaluationSet set, RunSettings settings, IProgress<EvaluationProgress>? progress)
{
    private const int BatchSize = 64;

    /// <summary>Reads, embeds and indexes; what is there already is left alone.</summary>
    /// <returns>The indexed documents, by source path.</returns>
    /// <exception cref="SetFaultException">A question names a document that could not be indexed or is not there.</exception>
    public async Task<IReadOnlyList<DocumentEntry>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = settings.KnowledgeFolder;
        if (!set.IsOwnKnowledge)
        {
            folder = settings.WorkFolder;
            SetFolder.Write(folder, set.Documents, cancellationToken);
            await EmbedAsync(folder, cancellationToken).ConfigureAwait(false);
        }

        await engine.Ingestion.RunAsync(folder, new Relay(this), cancellationToken).ConfigureAwait(false);
        await engine.Index.ShowAsync(null, [], cancellationToken).ConfigureAwait(false);
        var entries = await engine.Index.ListAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DocumentEntry> indexed = [.. entries.Where(entry => entry.Status == DocumentStatus.Indexed)];
        if (set.IsOwnKnowledge)
        {
            await CheckAsync(entries, cancellationToken).ConfigureAwait(false);
        }

        return indexed;
    }

    /// <summary>Hash over the names and contents of the indexed documents.</summary>
    public static string HashOf(IEnumerable<DocumentEntry> entries) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', entries.Select(entry => $"{entry.SourcePath}\t{entry.ContentHash}")))));

    // One document is one text, and ingestion of one file at a time would keep one core busy; so the vectors are made before, many at once.
    // Indexing file by file keeps the numbers of passages, by which equal scores are ordered, the same in every run.
    private async Task EmbedAsync(string folder, CancellationToken cancellationToken)
    {
        var reader = new SetDocumentReader();
        var paths = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
        var texts = new List<string>();
        for (var i = 0; i < paths.Count; i++)
        {
            var content = await File.ReadAllBytesAsync(paths[i], cancellationToken).ConfigureAwait(false);
            var document = reader.Read(new SourceFile(Path.GetFileName(paths[i]), content), cancellationToken);
            texts.AddRange(engine.Chunker.Split(document).Select(chunk => EmbeddedText.Of(document, chunk)));
            while (texts.Count >= BatchSize || (texts.Count > 0 && i + 1 == paths.Count))
            {
                var batch = texts.GetRange(0, Math.Min(BatchSize, texts.Count));
                await engine.Embedder.EmbedAsync(batch, cancellationToken).ConfigureAwait(false);
                texts.RemoveRange(0, batch.Count);
                progress?.Report(new EvaluationProgress(set.Name, "embedding documents", i + 1, paths.Count));
            }
        }
    }

    private async Task CheckAsync(IReadOnlyList<DocumentEntry> entries, CancellationToken cancellationToken)
    {
        var byPath = entries.ToDictionary(entry => entry.SourcePath, StringComparer.Ordinal);
        var faults = new FaultList(set.QuestionsFile);
        foreach (var question in set.Questions.Where(question => question.Gold.Count > 0))
        {
            await CheckAsync(question, byPath, faults, cancellationToken).ConfigureAwait(false);
        }

        faults.ThrowIfAny();
    }

    private async Task CheckAsync(
        EvaluationQuestion question, Dictionary<string, DocumentEntry> byPath, FaultList faults, CancellationToken cancellationToken)
    {
        var isHeld = question.Answers.Count == 0;
        foreach (var path in question.Gold)
        {
            if (!byPath.TryGetValue(path, out var entry))
            {
                faults.Add(question.Line, $"names the document \"{path}\", which is not in {settings.KnowledgeFolder}. Write its path below that folder, with / between its parts.");
                isHeld = true;
            }
            else if (entry.Status != DocumentStatus.Indexed)
            {
                faults.Add(question.Line, $"names the document \"{path}\", which could not be read: {entry.Message}");
                isHeld = true;
            }
            else if (!isHeld && await engine.Index.FindDocumentAsync(entry.Id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                isHeld = question.Answers.Any(answer => TextSearch.Find(document.Text, answer) is not null);
            }
        }

        if (!isHeld)
        {
            faults.Add(question.Line, $"expects the answer \"{question.Answers[0]}\", which {string.Join(" and ", question.Gold)} does not hold word for word. Copy it from the document, or leave \"answer\" out.");
        }
    }

    private sealed class Relay(SetPreparation preparation) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) =>
            preparation.Report(value);
    }

    private void Report(IngestionProgress value) =>
        progress?.Report(new EvaluationProgress(set.Name, "indexing documents", value.Done, value.Total));
}
