using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Reads passages in this process, one pair a run on one thread, several at once. The same pair always gets the same scores, whatever is
/// read beside it. A passage longer than the model takes is read in windows; a sentence's scores are those of the window that holds most
/// of it, the passage's those of the window that answers best.
/// </summary>
public sealed class OnnxPassageReader : PassageReader, IDisposable
{
    private readonly ReaderModel _model;
    private readonly SemaphoreSlim _runs;

    private OnnxPassageReader(ReaderModel model, int threads)
    {
        _model = model;
        _runs = new SemaphoreSlim(threads);
    }

    /// <summary>Makes the model's inputs.</summary>
    internal ReaderInputs Inputs => _model.Inputs;

    /// <summary>Loads a reader.</summary>
    /// <param name="folder">The model's folder; a relative path starts at the program's own.</param>
    /// <param name="threads">Runs at once, at least 1.</param>
    /// <exception cref="OnnxModelException">The folder does not hold a reader. The message says why and what to do.</exception>
    public static OnnxPassageReader Load(string folder, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new OnnxPassageReader(ReaderModel.Load(folder), threads);
    }

    /// <inheritdoc/>
    public override async ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passage);
        var inputs = _model.Inputs.Of(question, TitleOf(passage), passage.Text);
        var outputs = await Task.WhenAll(inputs.Select(input => RunAsync(input, cancellationToken))).ConfigureAwait(false);
        var best = outputs.MaxBy(output => output.Answerable)!;
        var offset = passage.Chunk.Range.Start;
        return new PassageReading(
            [.. passage.Chunk.Sentences.Select(sentence => Read(inputs, outputs, new TextRange(sentence.Range.Start - offset, sentence.Range.Length), offset))],
            best.NullScore,
            best.Answerable);
    }

    /// <summary>Waits for the runs under way, then frees the model.</summary>
    public void Dispose()
    {
        _model.Dispose();
        _runs.Dispose();
    }

    // Title and nearest heading: what a passage is found by says what its pronouns mean.
    private static string TitleOf(IndexedChunk passage) =>
        passage.Chunk.HeadingPath is [.., var heading] && heading != passage.Title ? $"{passage.Title}. {heading}" : passage.Title;

    private static SentenceReading Read(IReadOnlyList<ReaderInput> inputs, ReaderOutput[] outputs, TextRange sentence, int offset)
    {
        var (tokens, window) = inputs.Select((input, i) => (Tokens: ReaderSpans.TokensIn(input, sentence), Window: i))
            .MaxBy(found => found.Tokens.End.Value - found.Tokens.Start.Value);
        if (tokens.Start.Value == tokens.End.Value)
        {
            return ReaderSpans.Unread with { Span = new TextRange(sentence.Start + offset, 0) };
        }

        var reading = ReaderSpans.Read(inputs[window], outputs[window], tokens);
        return reading with { Span = new TextRange(reading.Span.Start + offset, reading.Span.Length) };
    }

    private async Task<ReaderOutput> RunAsync(ReaderInput input, CancellationToken cancellationToken)
    {
        await _runs.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => _model.Read(input), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _runs.Release();
        }
    }
}
