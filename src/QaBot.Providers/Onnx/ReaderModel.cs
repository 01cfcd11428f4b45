using Microsoft.ML.OnnxRuntime;

namespace QaBot.Providers.Onnx;

/// <summary>The reader's model, loaded from a folder with <c>vocab.txt</c> and one .onnx file. Safe to use from several threads at once.</summary>
internal sealed class ReaderModel : IDisposable
{
    private const string Setting = $"{ReaderOptions.Section}:{nameof(ReaderOptions.ModelFolder)}";

    private const string TokenTypeIds = EncoderSignature.TokenTypeIds;

    private static readonly string[] InputNames = [EncoderSignature.InputIds, EncoderSignature.AttentionMask, TokenTypeIds];
    private static readonly string[] OutputNames = ["span_start", "span_end", "sentence", "answerable"];

    private readonly ModelSession _session;

    private ReaderModel(ModelSession session, BertWordPieces tokenizer)
    {
        _session = session;
        Inputs = new ReaderInputs(tokenizer);
    }

    /// <summary>Makes the model's inputs.</summary>
    public ReaderInputs Inputs { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="folder">Its folder; a relative path starts at the program's own.</param>
    /// <exception cref="OnnxModelException">The folder does not hold a reader. The message says why and what to do.</exception>
    public static ReaderModel Load(string folder)
    {
        var files = OnnxModelFiles.Find(folder, Setting);
        var tokenizer = files.CreateTokenizer(files.ReadVocabulary(), files.ReadLowerCase());
        var session = ModelSession.Load(files.ReadModel(), files.Model, Setting);
        string[] missing =
        [
            .. InputNames.Except(session.Inner.InputMetadata.Keys, StringComparer.Ordinal),
            .. OutputNames.Except(session.Inner.OutputMetadata.Keys, StringComparer.Ordinal),
        ];
        if (missing.Length == 0)
        {
            return new ReaderModel(session, tokenizer);
        }

        session.Dispose();
        throw new OnnxModelException(
            $"{files.Model} has no {string.Join(", ", missing)}; expected the inputs {string.Join(", ", InputNames)} and the outputs "
            + $"{string.Join(", ", OutputNames)}. Use the reader that comes with the program, or one with its inputs and outputs.");
    }

    /// <summary>Reads one pair.</summary>
    public ReaderOutput Read(ReaderInput input)
    {
        long[] shape = [1, input.Ids.Length];
        var mask = new long[input.Ids.Length];
        Array.Fill(mask, 1);
        using var ids = OrtValue.CreateTensorValueFromMemory(input.Ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(input.Types, shape);
        return _session.Run(InputNames, [ids, attention, types], OutputNames, outputs => new ReaderOutput(
            outputs[0].GetTensorDataAsSpan<float>().ToArray(),
            outputs[1].GetTensorDataAsSpan<float>().ToArray(),
            outputs[2].GetTensorDataAsSpan<float>().ToArray(),
            outputs[3].GetTensorDataAsSpan<float>()[0]));
    }

    /// <summary>Waits for the runs under way, then frees the model.</summary>
    public void Dispose() => _session.Dispose();
}
