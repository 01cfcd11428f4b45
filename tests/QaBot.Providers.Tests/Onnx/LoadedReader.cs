using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>The reader that comes with the program, loaded once for the tests of a class.</summary>
public sealed class LoadedReader : IDisposable
{
    internal ReaderModel Model { get; } = ReaderModel.Load(new ReaderOptions().ModelFolder);

    public void Dispose() => Model.Dispose();
}
