using QaBot.Core.Embedding;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.Runner;
using QaBot.Providers.Onnx;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>The product's own encoder with its vectors kept between runs.</summary>
internal sealed class EvaluationEncoder : IDisposable
{
    private readonly OnnxModel _model;
    private readonly VectorCache _cache;

    public EvaluationEncoder(string cacheFolder)
    {
        var options = new OnnxOptions();
        _model = OnnxModel.Load(Path.Combine(AppContext.BaseDirectory, options.ModelFolder), options.MaxTokens);
        var generator = new OnnxEmbeddingGenerator(_model, Environment.ProcessorCount);
        _cache = new VectorCache(generator, Path.Combine(cacheFolder, $"{_model.Identity.Id}.vectors"), _model.Identity.Dimensions);
        Embedder = new PassageEmbedder(_cache, _model.CreateWindower(options.WindowOverlap), _model.Identity);
        CommonWords = _model.CreateCommonWords();
    }

    public PassageEmbedder Embedder { get; }

    public CommonWords CommonWords { get; }

    public void Dispose()
    {
        _cache.Dispose();
        _model.Dispose();
    }
}
