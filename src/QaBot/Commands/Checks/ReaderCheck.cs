using System.Globalization;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.Providers.Onnx;

namespace QaBot.Commands.Checks;

/// <summary>Loads the reader and has it read a passage that answers a question.</summary>
/// <param name="options">Which reader.</param>
/// <param name="isUsed">Whether answers are read for at all.</param>
internal sealed class ReaderCheck(ReaderOptions options, bool isUsed) : InstallationCheck
{
    private const string Question = "What does the doctor ask?";
    private const string Sentence = "The doctor asks whether the model can read.";

    // As the model's README.md lists it.
    private static readonly BundledModel Bundled = new("reader-minilm-l6", "7559928915ad28cb8cd8097ffd7e3e76772e28666c905c4a52192ef592d13a11");

    public override string Name => "Reader";

    public override async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!isUsed)
        {
            return [Finding.Fine(Name, $"switched off by {AnsweringOptions.Section}:{nameof(AnsweringOptions.Reader)}")];
        }

        try
        {
            return [await ReadAsync(cancellationToken).ConfigureAwait(false), .. await Bundled.CheckAsync(Name, options.ModelFolder, cancellationToken).ConfigureAwait(false)];
        }
        catch (OnnxModelException exception)
        {
            return [Finding.Wrong(Name, $"the reader in {options.ModelFolder} cannot be used", exception.Message, $"restore the folder from the release, or set {ReaderOptions.Section}:{nameof(ReaderOptions.ModelFolder)}")];
        }
    }

    private async Task<Finding> ReadAsync(CancellationToken cancellationToken)
    {
        using var reader = OnnxPassageReader.Load(options.ModelFolder, threads: 1);
        var reading = await reader.ReadAsync(Question, Passage(), cancellationToken).ConfigureAwait(false);
        var said = reading.Answerable.ToString("F1", CultureInfo.InvariantCulture);
        return reading.Answerable > 0
            ? Finding.Fine(Name, $"finds the answer in a sentence that gives it (log-odds {said})")
            : Finding.Wrong(Name, $"does not find the answer in a sentence that gives it (log-odds {said})", "expected log-odds above 0", "use the reader that comes with the program");
    }

    private static IndexedChunk Passage() => new()
    {
        Id = 0,
        Chunk = new Chunk
        {
            DocumentId = "",
            Ordinal = 0,
            Range = new TextRange(0, Sentence.Length),
            Sentences = [new SentenceSpan(new TextRange(0, Sentence.Length), BlockKind.Paragraph)],
            Line = 1,
        },
        Text = Sentence,
        Title = "",
        SourcePath = "",
        ContentHash = "",
        BodyTerms = [],
        HeadingTerms = [],
    };
}
