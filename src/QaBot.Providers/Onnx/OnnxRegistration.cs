using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Embedding;

namespace QaBot.Providers.Onnx;

/// <summary>Registers embedding in this process.</summary>
public static class OnnxRegistration
{
    /// <summary>
    /// Adds the model, its generator, its windower, its words and <see cref="PassageEmbedder"/>, each once for the program. The model is loaded when
    /// first asked for; an unusable folder then gives an <see cref="OnnxModelException"/>.
    /// </summary>
    public static IServiceCollection AddOnnx(this IServiceCollection services)
    {
        services.AddOptions<OnnxOptions>().BindConfiguration(OnnxOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OnnxOptions>, OnnxOptionsValidator>();
        services.AddSingleton(provider => Load(Options(provider)));
        services.AddSingleton(provider => provider.GetRequiredService<OnnxModel>().Identity);
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider =>
            new OnnxEmbeddingGenerator(provider.GetRequiredService<OnnxModel>(), ThreadsOf(Options(provider).Threads)));
        services.AddSingleton<TextWindower>(provider =>
            provider.GetRequiredService<OnnxModel>().CreateWindower(Options(provider).WindowOverlap));
        services.AddSingleton(provider => provider.GetRequiredService<OnnxModel>().CreateCommonWords());
        services.AddSingleton<PassageEmbedder>();
        return services;
    }

    /// <summary>
    /// Adds the reader of passages, once for the program. The model is loaded when the reader is first asked for; an unusable folder then
    /// gives an <see cref="OnnxModelException"/>. Nothing asks for it while QaBot:Answering:Reader is off.
    /// </summary>
    public static IServiceCollection AddOnnxReader(this IServiceCollection services)
    {
        services.AddOptions<ReaderOptions>().BindConfiguration(ReaderOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReaderOptions>, ReaderOptionsValidator>();
        services.AddSingleton<PassageReader>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ReaderOptions>>().Value;
            return OnnxPassageReader.Load(options.ModelFolder, ThreadsOf(options.Threads));
        });
        return services;
    }

    private static OnnxModel Load(OnnxOptions options) => OnnxModel.Load(options.ModelFolder, options.MaxTokens);

    private static int ThreadsOf(int threads) => threads == 0 ? Environment.ProcessorCount : threads;

    private static OnnxOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<OnnxOptions>>().Value;
}
