using System.Text.Json;
using System.Text.Json.Serialization;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Documents;

namespace QaBot.Messaging;

/// <summary>
/// An answer as a parent bot gets it: <c>text</c> with <c>[n]</c> markers, <c>status</c> (answered, notFound, needsClarification,
/// smallTalk, escalated), <c>confidence</c> in [0, 1], and <c>citations</c> (<c>number</c>, <c>documentId</c>, <c>title</c>,
/// <c>name</c> with heading and page, <c>quote</c> word for word, <c>link</c> into the source viewer).
/// </summary>
internal static class SkillAnswer
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonElement Write(Answer answer, SourceLinks links) => JsonSerializer.SerializeToElement(
        new
        {
            answer.Text,
            answer.Status,
            answer.Confidence,
            Citations = answer.Citations.Select(citation => Write(citation, links)),
        },
        Format);

    private static object Write(Citation citation, SourceLinks links) => new
    {
        citation.Number,
        citation.DocumentId,
        citation.Title,
        Name = CitationName.Of(citation),
        citation.Quote,
        Link = links.To(citation),
    };
}
