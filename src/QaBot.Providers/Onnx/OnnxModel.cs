using System.Security.Cryptography;
using QaBot.Core.Embedding;
using QaBot.Core.Retrieval;

namespace QaBot.Providers.Onnx;

/// <summary>
/// A sentence encoder of the BERT family, loaded from a folder: <c>vocab.txt</c>, <c>model.onnx</c> or the only other .onnx file, and
/// optionally <c>tokenizer_config.json</c> or <c>config.json</c> with <c>do_lower_case</c>. Safe to use from several threads at once.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private const string Setting = $"{OnnxOptions.Section}:{nameof(OnnxOptions.ModelFolder)}";

    private readonly ModelSession _session;
    private readonly EncoderSignature _signature;

    private OnnxModel(ModelSession session, EncoderSignature signature, BertWordPieces tokenizer, EmbeddingModel identity, int maxTokens)
    {
        _session = session;
        _signature = signature;
        Tokenizer = tokenizer;
        Identity = identity;
        MaxTokens = maxTokens;
    }

    /// <summary>The model's identity: the folder's name and a digest of all that shapes its vectors.</summary>
    public EmbeddingModel Identity { get; }

    /// <summary>Tokens of one text that are read, the special ones counted.</summary>
    public int MaxTokens { get; }

    /// <summary>Gives the model its tokens.</summary>
    internal BertWordPieces Tokenizer { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="maxTokens">Tokens of one text to read, the special ones counted.</param>
    /// <exception cref="OnnxModelException">The folder does not hold a usable model. The message says why and what to do.</exception>
    public static OnnxModel Load(string folder, int maxTokens)
    {
        var files = OnnxModelFiles.Find(folder, Setting);
        var model = files.ReadModel();
        var vocabulary = files.ReadVocabulary();
        var lowerCase = files.ReadLowerCase();
        var tokenizer = files.CreateTokenizer(vocabulary, lowerCase);
        var session = ModelSession.Load(model, files.Model, Setting);
        try
        {
            var signature = EncoderSignature.Of(session.Inner, files.Model);
            var settings = FormattableString.Invariant($"lower-case={lowerCase};max-tokens={maxTokens}");
            var identity = new EmbeddingModel($"{files.Name}@{Digest(model, vocabulary, settings)}", signature.Dimensions);
            return new OnnxModel(session, signature, tokenizer, identity, maxTokens);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The vector of unit length for one text; what does not fit in <see cref="MaxTokens"/> is left out.</summary>
    public float[] Encode(string text)
    {
        var tokens = Tokenizer.Encode(text, MaxTokens);
        using var inputs = new EncoderInputs(_signature, tokens);
        return _session.Run(
            _signature.Inputs, inputs.Values, [_signature.Output], outputs => _signature.VectorOf(outputs[0].GetTensorDataAsSpan<float>()));
    }

    /// <summary>A windower for this model's tokens.</summary>
    /// <param name="overlap">Tokens that neighbouring windows share at most.</param>
    public TextWindower CreateWindower(int overlap) => new TokenWindower(Tokenizer, MaxTokens - BertWordPieces.SpecialTokens, overlap);

    /// <summary>The words that this model's vocabulary holds whole.</summary>
    public CommonWords CreateCommonWords() => new VocabularyWords(Tokenizer);

    /// <summary>Waits for the runs under way, then frees the model.</summary>
    public void Dispose() => _session.Dispose();

    private static string Digest(byte[] model, byte[] vocabulary, string settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(model));
        hash.AppendData(SHA256.HashData(vocabulary));
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(settings));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
