using Microsoft.ML.OnnxRuntime;

namespace QaBot.Providers.Onnx;

/// <summary>A loaded ONNX model that is not freed under a run. Safe to use from several threads at once.</summary>
internal sealed class ModelSession : IDisposable
{
    private readonly RunOptions _run = new();
#pragma warning disable CA2213 // It outlives the model, to turn late callers away; it holds nothing unmanaged until waited on.
    private readonly ReaderWriterLockSlim _alive = new();
#pragma warning restore CA2213
    private bool _disposed;

    private ModelSession(InferenceSession session) => Inner = session;

    /// <summary>The session, for its names and shapes.</summary>
    public InferenceSession Inner { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="model">The file's bytes.</param>
    /// <param name="path">Where they came from, for the message.</param>
    /// <param name="setting">Key of the setting that chose the folder, for the message.</param>
    /// <exception cref="OnnxModelException">The bytes are no model.</exception>
    public static ModelSession Load(byte[] model, string path, string setting)
    {
        using var options = new SessionOptions
        {
            // One thread a text: the cores are used by running several texts at once, and what a text gives never depends on how work was split.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new ModelSession(new InferenceSession(model, options));
        }
        catch (OnnxRuntimeException exception)
        {
            throw new OnnxModelException(
                $"{path} cannot be loaded as an ONNX model: {exception.Message} "
                + $"Copy the file anew (a download that broke off is the usual cause) or choose another folder in {setting}.",
                exception);
        }
    }

    /// <summary>Runs the model once and reads what it gives before that is freed.</summary>
    /// <param name="inputs">Names of the inputs.</param>
    /// <param name="values">Their tensors, in the same order.</param>
    /// <param name="outputs">Names of the outputs wanted.</param>
    /// <param name="read">Takes what is needed out of the outputs.</param>
    public TResult Run<TResult>(
        IReadOnlyCollection<string> inputs, IReadOnlyCollection<OrtValue> values, IReadOnlyCollection<string> outputs, Func<IReadOnlyList<OrtValue>, TResult> read)
    {
        _alive.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            using var given = Inner.Run(_run, inputs, values, outputs);
            return read(given);
        }
        finally
        {
            _alive.ExitReadLock();
        }
    }

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
                Inner.Dispose();
            }
        }
        finally
        {
            _alive.ExitWriteLock();
        }
    }
}
