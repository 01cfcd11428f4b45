using System.Globalization;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;

namespace QaBot.Commands.Checks;

/// <summary>Looks into the index without opening it for writing.</summary>
internal sealed class IndexCheck : InstallationCheck
{
    private readonly DataOptions _options;
    private readonly Func<EmbeddingModel> _model;

    public IndexCheck(DataOptions options, Func<EmbeddingModel> model) => (_options, _model) = (options, model);

    public override string Name => "Index";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var found = IndexInspection.Run(_options);
        return Task.FromResult<IReadOnlyList<Finding>>([Judge(found), .. JudgeModel(found)]);
    }

    private Finding Judge(IndexInspection found)
    {
        if (!found.Exists)
        {
            return Finding.Fine(Name, $"there is none at {found.Path} yet; it is made by the first start");
        }

        if (found.Fault is { } fault)
        {
            return Finding.Wrong(Name, $"{found.Path} cannot be used", fault, "do what the line above says; what was indexed is made anew from the documents");
        }

        var indexed = found.Documents.GetValueOrDefault(DocumentStatus.Indexed);
        var skipped = found.Documents.GetValueOrDefault(DocumentStatus.Skipped);
        var failed = found.Documents.GetValueOrDefault(DocumentStatus.Failed);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Path} is whole, schema {found.SchemaVersion}: {Quantity.Of(indexed, "document")} in {Quantity.Of(found.Chunks, "chunk")}, {skipped} skipped, {failed} failed");
        return failed == 0
            ? Finding.Fine(Name, text)
            : Finding.Notice(Name, text, "some files could not be read", "run 'qabot ingest' to see which and why");
    }

    private IEnumerable<Finding> JudgeModel(IndexInspection found)
    {
        if (found.Models.Count == 0)
        {
            yield break;
        }

        string running;
        try
        {
            running = _model().Id;
        }
        catch (OnnxModelException)
        {
            // The model's own check says so already.
            yield break;
        }

        if (found.Models.Any(model => model != running))
        {
            yield return Finding.Notice(
                Name,
                $"vectors of {string.Join(", ", found.Models)}",
                $"the running model is {running}",
                "start the program or run 'qabot ingest': the documents are embedded anew");
        }
    }
}
