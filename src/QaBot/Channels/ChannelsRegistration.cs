using Microsoft.Extensions.Options;

namespace QaBot.Channels;

/// <summary>Registers how answers are drawn.</summary>
internal static class ChannelsRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddOptions<ChannelsOptions>().BindConfiguration(ChannelsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChannelsOptions>, ChannelsOptionsValidator>();
        services.AddOptions<RenderingOptions>().BindConfiguration(RenderingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RenderingOptions>, RenderingOptionsValidator>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<SourceLinks>();
        services.AddSingleton<CardSeal>();
        services.AddSingleton<PassageCard>();
        services.AddSingleton<AnswerRenderer, TeamsRenderer>();
        services.AddSingleton<AnswerRenderer, WebChatRenderer>();
        services.AddSingleton<AnswerRenderer, EmulatorRenderer>();
        services.AddSingleton<AnswerRenderer, SlackRenderer>();
        services.AddSingleton<AnswerRenderer, EmailRenderer>();
        services.AddSingleton<AnswerRenderer, PlainTextRenderer>();
        services.AddSingleton<ChannelRenderers>();
        return services;
    }
}
