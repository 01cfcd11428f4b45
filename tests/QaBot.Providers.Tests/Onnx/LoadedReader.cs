using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>The reader that comes with the program, loaded once for the tests of a class.</summary>
public sealed class LoadedReader : IDisposable
{
    public OnnxPassageReader Reader { get; } = OnnxPassageReader.Load(new ReaderOptions().ModelFolder, threads: 2);

    public void Dispose() => Reader.Dispose();
}
