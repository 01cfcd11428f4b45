using Microsoft.Extensions.Options;

namespace QaBot.WebChat;

/// <summary>Registers the chat page.</summary>
public static class WebChatRegistration
{
    private static readonly string[] Files =
    [
        "page.css", "page.js", "session.js", "connection.js", "style.js", "favicon.svg", "webchat.js", "webchat.js.LICENSE.txt",
    ];

    /// <summary>Adds the settings of the page.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>();
        services.AddSingleton<WebChatPage>();
        return services;
    }

    /// <summary>Maps the page to <c>/</c> and its files to <c>/webchat/</c>. It speaks to the Direct Line endpoints of the same origin.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        var page = endpoints.ServiceProvider.GetRequiredService<WebChatPage>();
        endpoints.MapGet("/", page.Answer);
        foreach (var file in Files)
        {
            // Read when first asked for: the command line has no use for it.
            var asset = new Lazy<WebChatAsset>(() => WebChatAsset.Read(file));
            endpoints.MapGet($"/webchat/{file}", context => asset.Value.Answer(context).ExecuteAsync(context));
        }

        return endpoints;
    }
}
