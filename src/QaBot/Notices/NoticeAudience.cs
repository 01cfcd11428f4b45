using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Notices;

/// <summary>Finds the conversations that a notice is for.</summary>
internal sealed class NoticeAudience(ConversationBook book)
{
    private const int PageSize = 500;
    private const string ThreadMark = ";messageid=";

    /// <summary>
    /// The one conversation that is meant, or all: of the threads of a Teams channel the one last heard from, since all of them are read by
    /// the same people, and none of those that a parent bot speaks in for this one.
    /// </summary>
    public async ValueTask<IReadOnlyList<KnownConversation>> FindAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        if (request is { Channel: { } channel, Conversation: { } conversation })
        {
            return await book.FindAsync(channel, conversation, cancellationToken) is { } known ? [known] : [];
        }

        var places = new Dictionary<(string, string), KnownConversation>();
        await foreach (var known in AllAsync(cancellationToken))
        {
            var place = PlaceOf(known.Reference);
            if (known.ParentBotAppId is null && (!places.TryGetValue(place, out var other) || known.LastHeardAt > other.LastHeardAt))
            {
                places[place] = known;
            }
        }

        return [.. places.Values];
    }

    private async IAsyncEnumerable<KnownConversation> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KnownConversation? last = null;
        do
        {
            var page = await book.ListAsync(last, PageSize, cancellationToken);
            foreach (var known in page)
            {
                yield return known;
            }

            last = page.Count == PageSize ? page[^1] : null;
        }
        while (last is not null);
    }

    private static (string Channel, string Place) PlaceOf(ConversationReference reference)
    {
        var id = reference.Conversation?.Id ?? "";
        var thread = string.Equals(reference.ChannelId, ChannelIds.Teams, StringComparison.OrdinalIgnoreCase)
            ? id.IndexOf(ThreadMark, StringComparison.Ordinal)
            : -1;
        return (reference.ChannelId?.ToUpperInvariant() ?? "", thread > 0 ? id[..thread] : id);
    }
}
