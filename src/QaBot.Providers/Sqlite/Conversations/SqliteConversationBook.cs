using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Where conversations are, in the table <c>known</c>. Those not heard from for long are forgotten, and there is a most.</summary>
internal sealed class SqliteConversationBook(ConversationDatabase database, IOptions<ConversationStoreOptions> options, TimeProvider time) : ConversationBook
{
    // Often enough that the table stays near its bound, seldom enough that counting it costs nothing.
    private const int WritesBetweenForgetting = 1_000;

    private const string Columns = "channel, conversation, route, vouched, parent, heard, reference";

    // Used on the writing thread only. The first write of a process forgets too.
    private int _untilForgetting;

    /// <inheritdoc/>
    public override async ValueTask RememberAsync(KnownConversation conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentException.ThrowIfNullOrEmpty(conversation.Reference.ChannelId);
        ArgumentException.ThrowIfNullOrEmpty(conversation.Reference.Conversation?.Id);

        // Written out here, not on the thread that all writes share.
        var reference = JsonSerializer.Serialize(conversation.Reference, ActivityJson.Options);
        await database.WriteAsync(session => Remember(session, conversation, reference), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Find(session, channelId, conversationId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<KnownConversation>> ListAsync(
        KnownConversation? after, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => List(session, after, limit), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask ForgetAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.Execute(
                "DELETE FROM known WHERE channel = $channel AND conversation = $conversation",
                ("$channel", ConversationColumns.Channel(channelId)),
                ("$conversation", conversationId)),
            cancellationToken).ConfigureAwait(false);

    private int Remember(SqliteSession session, KnownConversation conversation, string reference)
    {
        if (--_untilForgetting < 0)
        {
            _untilForgetting = WritesBetweenForgetting;
            Forget(session);
        }

        return session.Execute(
            """
            INSERT INTO known (channel, conversation, route, vouched, parent, heard, reference)
            VALUES ($channel, $conversation, $route, $vouched, $parent, $heard, $reference)
            ON CONFLICT (channel, conversation) DO UPDATE SET
                route = excluded.route, vouched = excluded.vouched, parent = excluded.parent, heard = excluded.heard, reference = excluded.reference
            WHERE excluded.parent IS NULL OR excluded.parent = known.parent
            """,
            ("$channel", ConversationColumns.Channel(conversation.Reference.ChannelId)),
            ("$conversation", conversation.Reference.Conversation!.Id),
            ("$route", conversation.Route),
            ("$vouched", conversation.IsVouchedFor),
            ("$parent", conversation.ParentBotAppId),
            ("$heard", StoredTime.Write(conversation.LastHeardAt)),
            ("$reference", reference));
    }

    private void Forget(SqliteSession session)
    {
        session.Execute(
            "DELETE FROM known WHERE heard < $before",
            ("$before", StoredTime.Write(time.GetUtcNow() - TimeSpan.FromDays(options.Value.KnownDays))));
        var surplus = session.Number("SELECT count(*) FROM known") - options.Value.MaxKnown;
        if (surplus > 0)
        {
            session.Execute(
                "DELETE FROM known WHERE (channel, conversation) IN (SELECT channel, conversation FROM known ORDER BY heard LIMIT $surplus)",
                ("$surplus", surplus));
        }
    }

    private static KnownConversation? Find(SqliteSession session, string channelId, string conversationId)
    {
        using var row = session.Query(
            $"SELECT {Columns} FROM known WHERE channel = $channel AND conversation = $conversation",
            ("$channel", ConversationColumns.Channel(channelId)),
            ("$conversation", conversationId));
        return row.Read() ? Read(row) : null;
    }

    private static List<KnownConversation> List(SqliteSession session, KnownConversation? after, int limit)
    {
        var page = new List<KnownConversation>();
        using var rows = session.Query(
            $"SELECT {Columns} FROM known WHERE (channel, conversation) > ($channel, $conversation) ORDER BY channel, conversation LIMIT $limit",
            ("$channel", ConversationColumns.Channel(after?.Reference.ChannelId)),
            ("$conversation", after?.Reference.Conversation?.Id ?? ""),
            ("$limit", limit));
        while (rows.Read())
        {
            page.Add(Read(rows));
        }

        return page;
    }

    private static KnownConversation Read(SqliteDataReader row) => new()
    {
        Route = row.GetString(2),
        IsVouchedFor = row.GetBoolean(3),
        ParentBotAppId = row.IsDBNull(4) ? null : row.GetString(4),
        LastHeardAt = StoredTime.Read(row.GetInt64(5)),
        Reference = JsonSerializer.Deserialize<ConversationReference>(row.GetString(6), ActivityJson.Options)!,
    };
}
