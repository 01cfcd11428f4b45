using System.Security.Cryptography;
using QaBot.Core.Answering;
using QaBot.Providers.Onnx;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>The product's own reader with its readings kept between runs.</summary>
internal sealed class EvaluationReader : IDisposable
{
    private readonly OnnxPassageReader _reader;
    private readonly ReadingCache _cache;

    public EvaluationReader(string cacheFolder)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, new ReaderOptions().ModelFolder);
        _reader = OnnxPassageReader.Load(folder, Environment.ProcessorCount);
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Directory.GetFiles(folder, "*.onnx")[0])))[..16];
        _cache = new ReadingCache(_reader, Path.Combine(cacheFolder, $"reader@{digest}.readings"));
    }

    public PassageReader Reader => _cache;

    public void Dispose()
    {
        _cache.Dispose();
        _reader.Dispose();
    }
}
