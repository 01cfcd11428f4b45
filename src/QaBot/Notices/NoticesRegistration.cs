using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Turns;

namespace QaBot.Notices;

/// <summary>Registers notices: what the bot tells people without having been asked.</summary>
internal static class NoticesRegistration
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptionsValidator>();
        services.TryAddSingleton<ProactiveSender>();
        services.AddSingleton<NoticeFolder>();
        services.AddSingleton<NoticeAudience>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<NoticeDesk>();
        services.AddHostedService<NoticeWorker>();
        return services;
    }
}
