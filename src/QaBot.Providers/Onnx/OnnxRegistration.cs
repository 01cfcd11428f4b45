using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
            new OnnxEmbeddingGenerator(provider.GetRequiredService<OnnxModel>(), ThreadsOf(Options(provider))));
        services.AddSingleton<TextWindower>(provider =>
            provider.GetRequiredService<OnnxModel>().CreateWindower(Options(provider).WindowOverlap));
        services.AddSingleton(provider => provider.GetRequiredService<OnnxModel>().CreateCommonWords());
        services.AddSingleton<PassageEmbedder>();
        return services;
    }

    private static OnnxModel Load(OnnxOptions options) => OnnxModel.Load(options.ModelFolder, options.MaxTokens);

    private static int ThreadsOf(OnnxOptions options) => options.Threads == 0 ? Environment.ProcessorCount : options.Threads;

    private static OnnxOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<OnnxOptions>>().Value;
}
