using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.Core.Conversation;

namespace QaBot.DirectLine;

/// <summary>The files that Direct Line conversations hold, as the engine sees them: those of a conversation that is still there.</summary>
/// <remarks>
/// The store comes late: the engine is made on the command line too, where no conversation is a Direct Line one, and must not open the
/// file of a running server.
/// </remarks>
internal sealed class UploadedFiles : ConversationFiles
{
    private readonly Lazy<AttachmentStore> _store;
    private readonly Lazy<DirectLineConversations> _conversations;
    private readonly UploadOptions _options;
    private readonly TimeProvider _time;

    public UploadedFiles(
        Lazy<AttachmentStore> store, Lazy<DirectLineConversations> conversations, IOptions<UploadOptions> options, TimeProvider time)
    {
        _store = store;
        _conversations = conversations;
        _options = options.Value;
        _time = time;
    }

    public override int MaxPassages => _options.MaxPassages;

    /// <summary>The key under which the engine knows a conversation in which <paramref name="activity"/> was said.</summary>
    public static ConversationKey KeyOf(Activity activity) => new(activity.ChannelId!, activity.Conversation!.Id!);

    public override async ValueTask<IReadOnlyList<string>> ListAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        if (!_options.Enabled || conversation.Channel is not (ChannelIds.DirectLine or ChannelIds.WebChat))
        {
            return [];
        }

        return await _conversations.Value.FindAsync(conversation.Id, cancellationToken) is not null
            ? await _store.Value.ListAsync(conversation.Id, _time.GetUtcNow(), cancellationToken)
            : [];
    }

    public override async ValueTask<ConversationFile?> FindAsync(string id, CancellationToken cancellationToken) =>
        await FindAttachmentAsync(id, cancellationToken) is { } found ? new ConversationFile(found.Id, found.Name, found.Content) : null;

    /// <summary>The file with this id as it was taken in; null when there is none, or its conversation is gone.</summary>
    public async ValueTask<StoredAttachment?> FindAttachmentAsync(string id, CancellationToken cancellationToken) =>
        _options.Enabled
        && await _store.Value.FindAsync(id, _time.GetUtcNow(), cancellationToken) is { } found
        && await _conversations.Value.FindAsync(found.ConversationId, cancellationToken) is not null
            ? found
            : null;
}
