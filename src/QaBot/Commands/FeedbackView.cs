using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QaBot.Core.Insights;

namespace QaBot.Commands;

/// <summary>Shows what people think of the answers.</summary>
internal static class FeedbackView
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// One JSON object: <c>answers</c>, <c>notFound</c>, <c>likes</c>, <c>dislikes</c>, and <c>comments</c>, newest first, each with <c>traceId</c>,
    /// <c>reaction</c>, <c>comment</c>, <c>at</c>, <c>status</c>, and <c>question</c> and <c>text</c> where they are kept.
    /// </summary>
    public static string ToJson(FeedbackFigures figures) => JsonSerializer.Serialize(
        new
        {
            figures.Answers,
            figures.NotFound,
            figures.Likes,
            figures.Dislikes,
            Comments = figures.Comments.Select(comment => new
            {
                comment.Rating.TraceId,
                comment.Rating.Reaction,
                comment.Rating.Comment,
                comment.Rating.At,
                comment.Answer.Status,
                comment.Answer.Question,
                comment.Answer.Text,
            }),
        },
        Format);

    /// <summary>A few lines for a person.</summary>
    public static void Write(TextWriter writer, FeedbackFigures figures)
    {
        writer.WriteLine($"{Quantity.Of(figures.Answers, "answer")}, {Of(figures.NotFound)} of them that the documents don't say.");
        writer.WriteLine($"Liked {Of(figures.Likes)}, disliked {Of(figures.Dislikes)}.");
        foreach (var comment in figures.Comments)
        {
            var at = comment.Rating.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            writer.WriteLine();
            writer.WriteLine($"{at}  {(comment.Rating.Reaction == FeedbackReaction.Like ? "liked" : "disliked")}  {PlainText.Of(comment.Rating.TraceId)}");
            if (comment.Answer.Question is { } question)
            {
                writer.WriteLine($"  Asked: {PlainText.Of(question)}");
            }

            writer.WriteLine($"  {PlainText.Of(comment.Rating.Comment ?? "").ReplaceLineEndings("\n  ")}");
        }
    }

    private static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
