using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>The model that comes with the program, loaded once for the tests of a class.</summary>
public sealed class LoadedModel : IDisposable
{
    public OnnxModel Model { get; } = OnnxModel.Load(new OnnxOptions().ModelFolder, new OnnxOptions().MaxTokens);

    public void Dispose() => Model.Dispose();
}
