using Microsoft.Extensions.DependencyInjection.Extensions;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>Registers how a person is reached from a conversation.</summary>
internal static class HandoffRegistration
{
    public static IServiceCollection AddHandoff(this IServiceCollection services)
    {
        services.TryAddSingleton(TicketDesks.None);
        services.AddSingleton<TriedSources>();
        services.AddSingleton<HandoffRules>();
        services.AddSingleton<HubHandoff>();
        services.AddSingleton<TicketOpener>();
        services.AddSingleton<TicketResponder>();
        services.AddSingleton<PersonRequests>();
        services.AddSingleton<HandoffForms>();
        services.AddSingleton<CardAction, HandoffFormSubmission>();
        services.AddSingleton<CardAction, HandoffFormCancellation>();
        services.AddSingleton<HandoffResponder>();
        return services;
    }
}
