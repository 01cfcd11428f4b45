using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using QaBot.Core.Embedding;
using QaBot.Core.Retrieval;

namespace QaBot.Providers.Onnx;

/// <summary>
/// A sentence encoder of the BERT family, loaded from a folder: <c>vocab.txt</c>, <c>model.onnx</c> or the only other .onnx file, and
/// optionally <c>tokenizer_config.json</c> or <c>config.json</c> with <c>do_lower_case</c>. Safe to use from several threads at once.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly EncoderSignature _signature;
#pragma warning disable CA2213 // It outlives the model, to turn late callers away; it holds nothing unmanaged until waited on.
    private readonly ReaderWriterLockSlim _alive = new();
#pragma warning restore CA2213
    private bool _disposed;

    private OnnxModel(InferenceSession session, EncoderSignature signature, BertWordPieces tokenizer, EmbeddingModel identity, int maxTokens)
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
        var files = OnnxModelFiles.Find(folder);
        var model = files.ReadModel();
        var vocabulary = files.ReadVocabulary();
        var lowerCase = files.ReadLowerCase();
        var tokenizer = CreateTokenizer(files, vocabulary, lowerCase);
        var session = CreateSession(files, model);
        try
        {
            var signature = EncoderSignature.Of(session, files.Model);
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
        _alive.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            using var inputs = new EncoderInputs(_signature, tokens);
            using var outputs = _session.Run(_run, _signature.Inputs, inputs.Values, [_signature.Output]);
            return _signature.VectorOf(outputs[0].GetTensorDataAsSpan<float>());
        }
        finally
        {
            _alive.ExitReadLock();
        }
    }

    /// <summary>A windower for this model's tokens.</summary>
    /// <param name="overlap">Tokens that neighbouring windows share at most.</param>
    public TextWindower CreateWindower(int overlap) => new TokenWindower(Tokenizer, MaxTokens - BertWordPieces.SpecialTokens, overlap);

    /// <summary>The words that this model's vocabulary holds whole.</summary>
    public CommonWords CreateCommonWords() => new VocabularyWords(Tokenizer);

    /// <summary>Waits for the runs under way, then frees the model: native memory must not go while a run reads it.</summary>
    public void Dispose()
    {
        _alive.EnterWriteLock();
        try
        {
            if (!_disposed)
            {
                _disposed = true;
                _run.Dispose();
                _session.Dispose();
            }
        }
        finally
        {
            _alive.ExitWriteLock();
        }
    }

    private static BertWordPieces CreateTokenizer(OnnxModelFiles files, byte[] vocabulary, bool lowerCase)
    {
        try
        {
            return BertWordPieces.Create(vocabulary, lowerCase);
        }
        catch (InvalidDataException exception)
        {
            throw new OnnxModelException(
                $"{files.Vocabulary} is not a vocabulary of the BERT family: {exception.Message} "
                + "Expected one token a line, [UNK], [CLS] and [SEP] among them. Copy vocab.txt anew from where the model came from.",
                exception);
        }
    }

    private static InferenceSession CreateSession(OnnxModelFiles files, byte[] model)
    {
        using var options = new SessionOptions
        {
            // One thread a text: the cores are used by encoding several texts at once, and a text's vector never depends on how work was split.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new OnnxModelException(
                $"{files.Model} cannot be loaded as an ONNX model: {exception.Message} "
                + "Copy the file anew (a download that broke off is the usual cause) or choose another folder in QaBot:Embedding:ModelFolder.",
                exception);
        }
    }

    private static string Digest(byte[] model, byte[] vocabulary, string settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(model));
        hash.AppendData(SHA256.HashData(vocabulary));
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(settings));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
