using Microsoft.Data.Sqlite;
using QaBot.Core.Answering;
using QaBot.Core.Insights;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Reads the tables <c>answers</c> and <c>ratings</c>.</summary>
internal static class FeedbackRows
{
    /// <summary>What <see cref="ReadAnswer"/> reads.</summary>
    public const string AnswerColumns = "trace, channel, conversation, activity, status, asker, sent, question, text";

    /// <summary>The answer of a row that begins with <see cref="AnswerColumns"/>.</summary>
    public static GivenAnswer ReadAnswer(SqliteDataReader row) => new()
    {
        TraceId = row.GetString(0),
        Channel = row.GetString(1),
        Conversation = row.GetString(2),
        ActivityId = TextOf(row, 3),
        Status = Enum.Parse<AnswerStatus>(row.GetString(4)),
        Asker = row.GetString(5),
        At = StoredTime.Read(row.GetInt64(6)),
        Question = TextOf(row, 7),
        Text = TextOf(row, 8),
    };

    /// <summary>The figures, with at most <paramref name="comments"/> comments.</summary>
    public static FeedbackFigures Summarize(SqliteSession session, int comments) => new(
        session.Number("SELECT count(*) FROM answers"),
        session.Number("SELECT count(*) FROM answers WHERE status = $status", ("$status", nameof(AnswerStatus.NotFound))),
        session.Number("SELECT count(*) FROM ratings WHERE reaction = $like", ("$like", (long)FeedbackReaction.Like)),
        session.Number("SELECT count(*) FROM ratings WHERE reaction = $dislike", ("$dislike", (long)FeedbackReaction.Dislike)),
        ReadComments(session, comments));

    private static List<CommentedAnswer> ReadComments(SqliteSession session, int limit)
    {
        var comments = new List<CommentedAnswer>();
        using var rows = session.Query(
            $"""
            SELECT {AnswerColumns}, person, reaction, comment, rated FROM ratings JOIN answers ON answers.number = ratings.answer
            WHERE comment IS NOT NULL ORDER BY rated DESC, answers.number DESC LIMIT $limit
            """,
            ("$limit", limit));
        while (rows.Read())
        {
            var answer = ReadAnswer(rows);
            comments.Add(new CommentedAnswer(
                new AnswerRating(answer.TraceId, rows.GetString(9), (FeedbackReaction)rows.GetInt32(10), rows.GetString(11), StoredTime.Read(rows.GetInt64(12))),
                answer));
        }

        return comments;
    }

    private static string? TextOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
