using Microsoft.Extensions.Options;
using QaBot.BotFramework.Turns;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The flags of conversations, in the table <c>flags</c>. Those that were not raised for long are forgotten, and there is a most.</summary>
internal sealed class SqliteConversationFlags : ConversationFlags
{
    // Often enough that the table stays near its bound, seldom enough that counting it costs nothing.
    private const int RaisesBetweenForgetting = 1_000;

    private readonly ConversationDatabase _database;
    private readonly ConversationStoreOptions _options;
    private readonly TimeProvider _time;

    // Used on the writing thread only. The first one raised in a process forgets too.
    private int _untilForgetting;

    public SqliteConversationFlags(ConversationDatabase database, IOptions<ConversationStoreOptions> options, TimeProvider time)
    {
        _database = database;
        _options = options.Value;
        _time = time;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> RaiseAsync(
        string channelId, string conversationId, string flag, CancellationToken cancellationToken) =>
        await _database.WriteAsync(session => Raise(session, channelId, conversationId, flag), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<bool> LowerAsync(
        string channelId, string conversationId, string flag, CancellationToken cancellationToken) =>
        await _database.WriteAsync(session => Lower(session, channelId, conversationId, flag), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<bool> IsUpAsync(
        string channelId, string conversationId, string flag, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => IsUp(session, channelId, conversationId, flag), cancellationToken).ConfigureAwait(false);

    private static bool Lower(SqliteSession session, string channelId, string conversationId, string flag) => session.Execute(
        "DELETE FROM flags WHERE channel = $channel AND conversation = $conversation AND flag = $flag",
        ("$channel", ConversationColumns.Channel(channelId)),
        ("$conversation", conversationId),
        ("$flag", flag)) > 0;

    private static bool IsUp(SqliteSession session, string channelId, string conversationId, string flag) => session.Number(
        "SELECT count(*) FROM flags WHERE channel = $channel AND conversation = $conversation AND flag = $flag",
        ("$channel", ConversationColumns.Channel(channelId)),
        ("$conversation", conversationId),
        ("$flag", flag)) > 0;

    private bool Raise(SqliteSession session, string channelId, string conversationId, string flag)
    {
        if (--_untilForgetting < 0)
        {
            _untilForgetting = RaisesBetweenForgetting;
            Forget(session);
        }

        var wasUp = IsUp(session, channelId, conversationId, flag);
        session.Execute(
            """
            INSERT INTO flags (channel, conversation, flag, raised) VALUES ($channel, $conversation, $flag, $now)
            ON CONFLICT (channel, conversation, flag) DO UPDATE SET raised = excluded.raised
            """,
            ("$channel", ConversationColumns.Channel(channelId)),
            ("$conversation", conversationId),
            ("$flag", flag),
            ("$now", StoredTime.Write(_time.GetUtcNow())));
        return !wasUp;
    }

    private void Forget(SqliteSession session)
    {
        session.Execute(
            "DELETE FROM flags WHERE raised < $before",
            ("$before", StoredTime.Write(_time.GetUtcNow() - TimeSpan.FromDays(_options.FlagDays))));
        var surplus = session.Number("SELECT count(*) FROM flags") - _options.MaxFlags;
        if (surplus > 0)
        {
            session.Execute(
                """
                DELETE FROM flags WHERE (channel, conversation, flag) IN
                    (SELECT channel, conversation, flag FROM flags ORDER BY raised LIMIT $surplus)
                """,
                ("$surplus", surplus));
        }
    }
}
