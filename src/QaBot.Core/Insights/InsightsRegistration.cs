using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;

namespace QaBot.Core.Insights;

/// <summary>Registers what is learned from people.</summary>
public static class InsightsRegistration
{
    /// <summary>
    /// Adds <see cref="InsightsOptions"/>, which the caller binds to its section, and tells answering where curated answers lie. A
    /// <see cref="FeedbackStore"/> and <see cref="CuratedAnswers"/> are the caller's to register.
    /// </summary>
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddOptions<InsightsOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InsightsOptions>, InsightsOptionsValidator>());
        services.AddSingleton(provider => new CuratedFolder(provider.GetRequiredService<IOptions<InsightsOptions>>().Value.CuratedFolder));
        return services;
    }
}
