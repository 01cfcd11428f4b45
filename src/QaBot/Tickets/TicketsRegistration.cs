using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.Core.Handoff;
using QaBot.Tickets.Folder;
using QaBot.Tickets.Mail;
using QaBot.Tickets.Replies;
using QaBot.Tickets.Teams;
using QaBot.Tickets.Webhook;

namespace QaBot.Tickets;

/// <summary>Registers the desks, what brings news to them and replies back, and the reply page.</summary>
internal static class TicketsRegistration
{
    public static IServiceCollection AddTickets(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TicketsOptions.Section);
        services.AddOptions<TicketsOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TicketsOptions>>(
            new TicketsOptionsValidator(hasIdentity: !string.IsNullOrEmpty(configuration[$"{BotOptions.Section}:{nameof(BotOptions.AppId)}"])));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TicketLinks>();
        services.AddSingleton<TicketFolder>();
        services.AddSingleton<MailPost>();
        services.AddDesks(section);
        services.AddSingleton<DeskList>();
        services.AddSingleton(provider => new TicketDesks(provider.GetRequiredService<DeskList>().Names));
        services.AddSingleton<TicketDelivery>();
        services.AddHostedService<TicketDeliveryWorker>();
        services.AddReplies();
        return services;
    }

    /// <summary>Maps the reply page and the endpoint for replies.</summary>
    public static IEndpointRouteBuilder MapTickets(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<ReplyLimit>())
            .AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<StoreFaultFilter>());
        group.MapPost("/api/tickets/{id}/replies", (string id, HttpContext context, ReplyEndpoint endpoint) => endpoint.PostAsync(id, context));
        group.MapGet(
            "/tickets/{id}",
            (string id, string? key, string? done, HttpContext context, TicketPageEndpoints page) => page.ShowAsync(id, key, done, context));
        group.MapPost("/tickets/{id}", (string id, HttpContext context, TicketPageEndpoints page) => page.PostAsync(id, context));
        return endpoints;
    }

    // Only what is configured is registered: a desk that is registered is told. Values are read one by one, since whether the section
    // can be bound at all is not known yet.
    private static void AddDesks(this IServiceCollection services, IConfigurationSection section)
    {
        if (section[nameof(TicketsOptions.Folder)] is not { } folder || !string.IsNullOrWhiteSpace(folder))
        {
            services.AddSingleton<TicketDesk, FolderDesk>();
        }

        if (Has(section, nameof(TicketsOptions.Webhook), nameof(WebhookOptions.Url)))
        {
            services.AddSingleton<TicketDesk, WebhookDesk>();
        }

        if (Has(section, nameof(TicketsOptions.Mail), nameof(MailOptions.Host)))
        {
            services.AddSingleton<TicketDesk, MailDesk>();
        }

        if (Has(section, nameof(TicketsOptions.Teams), nameof(TeamsDeskOptions.ChannelId)))
        {
            services.AddSingleton<TicketDesk, TeamsDesk>();
        }
    }

    private static bool Has(IConfigurationSection section, string desk, string key) => !string.IsNullOrEmpty(section[$"{desk}:{key}"]);

    private static void AddReplies(this IServiceCollection services)
    {
        services.AddSingleton<ReplyIntake>();
        services.AddSingleton<ReplyFolder>();
        services.AddHostedService<ReplyFolderWorker>();
        services.AddSingleton<AnswerKeeping>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton<ReplyDelivery>();
        services.AddHostedService<ReplyDeliveryWorker>();
        services.AddSingleton<ReplyLimit>();
        services.AddSingleton<StoreFaultFilter>();
        services.AddSingleton<ReplyEndpoint>();
        services.AddSingleton<TicketPageEndpoints>();
    }
}
