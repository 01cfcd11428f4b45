using Microsoft.Extensions.Options;
using QaBot.Core.Insights;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Answers and what people think of them, in the tables <c>answers</c> and <c>ratings</c>. The old are forgotten, and there is a most.</summary>
internal sealed class SqliteFeedbackStore(ConversationDatabase database, IOptions<InsightsOptions> options, TimeProvider time) : FeedbackStore
{
    // Often enough that the table stays near its bound, seldom enough that counting it costs nothing.
    private const int WritesBetweenForgetting = 1_000;

    // Used on the writing thread only. The first write of a process forgets too.
    private int _untilForgetting;

    /// <inheritdoc/>
    public override async ValueTask RememberAsync(GivenAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await database.WriteAsync(session => Remember(session, answer), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<GivenAnswer?> FindSentAsync(
        string channel, string conversation, string activityId, CancellationToken cancellationToken) =>
        await FindAsync(channel, conversation, "activity = $key", activityId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<GivenAnswer?> FindTracedAsync(
        string channel, string conversation, string traceId, CancellationToken cancellationToken) =>
        await FindAsync(channel, conversation, "trace = $key", traceId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<GivenAnswer?> FindLastAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        await FindAsync(channel, conversation, "$key IS NULL", null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<bool> RateAsync(AnswerRating rating, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rating);
        return await database.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO ratings (answer, person, reaction, comment, rated)
                SELECT number, $person, $reaction, $comment, $rated FROM answers WHERE trace = $trace
                ON CONFLICT (answer, person) DO UPDATE SET reaction = excluded.reaction, comment = excluded.comment, rated = excluded.rated
                """,
                ("$person", rating.By),
                ("$reaction", (long)rating.Reaction),
                ("$comment", rating.Comment),
                ("$rated", StoredTime.Write(rating.At)),
                ("$trace", rating.TraceId)) > 0,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<FeedbackFigures> SummarizeAsync(int comments, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => FeedbackRows.Summarize(session, comments), cancellationToken).ConfigureAwait(false);

    private async Task<GivenAnswer?> FindAsync(
        string channel, string conversation, string condition, string? key, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session =>
            {
                using var row = session.Query(
                    $"""
                    SELECT {FeedbackRows.AnswerColumns} FROM answers WHERE channel = $channel AND conversation = $conversation AND {condition}
                    ORDER BY number DESC LIMIT 1
                    """,
                    ("$channel", ConversationColumns.Channel(channel)),
                    ("$conversation", conversation),
                    ("$key", key));
                return row.Read() ? FeedbackRows.ReadAnswer(row) : null;
            },
            cancellationToken).ConfigureAwait(false);

    private int Remember(SqliteSession session, GivenAnswer answer)
    {
        if (--_untilForgetting < 0)
        {
            _untilForgetting = WritesBetweenForgetting;
            Forget(session);
        }

        return session.Execute(
            """
            INSERT INTO answers (trace, channel, conversation, activity, status, asker, sent, question, text)
            VALUES ($trace, $channel, $conversation, $activity, $status, $asker, $sent, $question, $text)
            ON CONFLICT (trace) DO UPDATE SET activity = excluded.activity, status = excluded.status, sent = excluded.sent,
                question = excluded.question, text = excluded.text
            """,
            ("$trace", answer.TraceId),
            ("$channel", ConversationColumns.Channel(answer.Channel)),
            ("$conversation", answer.Conversation),
            ("$activity", answer.ActivityId),
            ("$status", answer.Status.ToString()),
            ("$asker", answer.Asker),
            ("$sent", StoredTime.Write(answer.At)),
            ("$question", answer.Question),
            ("$text", answer.Text));
    }

    private void Forget(SqliteSession session)
    {
        session.Execute(
            "DELETE FROM answers WHERE sent < $before",
            ("$before", StoredTime.Write(time.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays))));
        var surplus = session.Number("SELECT count(*) FROM answers") - options.Value.MaxAnswers;
        if (surplus > 0)
        {
            session.Execute("DELETE FROM answers WHERE number IN (SELECT number FROM answers ORDER BY sent LIMIT $surplus)", ("$surplus", surplus));
        }
    }
}
