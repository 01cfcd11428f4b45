using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;
using QaBot.Core.Handoff;
using QaBot.Core.Insights;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Registers what keeps conversations.</summary>
public static class ConversationRegistration
{
    /// <summary>
    /// Adds <see cref="TurnJournal"/>, <see cref="ActivityOutbox"/>, <see cref="ConversationFlags"/>, <see cref="ServerSecret"/>,
    /// <see cref="DirectLineStore"/>, <see cref="AttachmentStore"/>, <see cref="TicketStore"/>, <see cref="ConversationBook"/>, <see cref="NoticeStore"/> and
    /// <see cref="FeedbackStore"/> (which needs insights) in the file <c>conversations.db</c> of the data folder, which is opened when one of them is
    /// first used, with <see cref="ConversationStoreOptions"/> from the section <c>QaBot:Conversations</c>.
    /// </summary>
    public static IServiceCollection AddConversationStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataOptions(configuration);
        services.AddOptions<ConversationStoreOptions>().Bind(configuration.GetSection(ConversationStoreOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ConversationStoreOptions>, ConversationStoreOptionsValidator>());
        services.AddSingleton(provider => new ConversationDatabase(provider.GetRequiredService<IOptions<DataOptions>>().Value));
        services.AddSingleton<TurnJournal, SqliteTurnJournal>();
        services.AddSingleton<ActivityOutbox, SqliteActivityOutbox>();
        services.AddSingleton<ConversationFlags, SqliteConversationFlags>();
        services.AddSingleton<ServerSecret, SqliteServerSecret>();
        services.AddSingleton<AttachmentStore, SqliteAttachmentStore>();
        services.AddSingleton<TicketStore, SqliteTicketStore>();
        services.AddSingleton<DirectLineStore, SqliteDirectLineStore>();
        services.AddSingleton<ConversationBook, SqliteConversationBook>();
        services.AddSingleton<NoticeStore, SqliteNoticeStore>();
        services.AddSingleton<FeedbackStore, SqliteFeedbackStore>();
        return services;
    }
}
