using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QaBot.Core.Answering;
using QaBot.Core.Documents;

namespace QaBot.Commands;

/// <summary>
/// An answer as the one JSON object that <c>qabot ask --json</c> prints:
/// <c>status</c> (answered, notFound, needsClarification, smallTalk, escalated), <c>question</c>, <c>text</c> with <c>[n]</c> markers,
/// <c>confidence</c> in [0, 1], <c>citations</c> (<c>number</c>, <c>documentId</c>, <c>title</c>, <c>path</c>, <c>headingPath</c>,
/// <c>line</c>, <c>page</c> where there is one, <c>quote</c>, <c>range</c> as <c>start</c> and <c>end</c> in UTF-16 units of the stored
/// text, <c>highlight</c> likewise: the words of the quote that answer exactly, or null, <c>version</c> of the content, <c>link</c> into the source viewer of a running bot, <c>score</c> in [0, 1]),
/// <c>suggestions</c>, <c>traceId</c>, <c>trace</c> where the engine gives one, and <c>timings</c> in milliseconds.
/// </summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The output is read by programs and people, not by browsers: letters of any script stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The object, as text.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="link">Gives the address of a citation.</param>
    /// <param name="ingestion">How long the index took to be brought up to date.</param>
    /// <param name="answering">How long the answer took.</param>
    public static string Write(string question, Answer answer, Func<Citation, string> link, TimeSpan ingestion, TimeSpan answering)
    {
        var json = new JsonObject
        {
            ["status"] = JsonSerializer.SerializeToNode(answer.Status, Format),
            ["question"] = question,
            ["text"] = answer.Text,
            ["confidence"] = answer.Confidence,
            ["citations"] = new JsonArray([.. answer.Citations.Select(citation => Write(citation, link(citation)))]),
            ["suggestions"] = JsonSerializer.SerializeToNode(answer.Suggestions, Format),
            ["traceId"] = answer.TraceId,
            ["timings"] = new JsonObject
            {
                ["ingestionMs"] = Math.Round(ingestion.TotalMilliseconds, 1),
                ["answerMs"] = Math.Round(answering.TotalMilliseconds, 1),
            },
        };
        if (answer.Trace is { } trace)
        {
            json["trace"] = Write(trace);
        }

        return json.ToJsonString(Format);
    }

    // What decided, without the passages' texts: the citations carry those that count.
    private static JsonObject Write(AnswerTrace trace) => new()
    {
        ["lexicalCandidates"] = trace.Retrieval.Trace.LexicalCandidates,
        ["vectorCandidates"] = trace.Retrieval.Trace.VectorCandidates,
        ["lexicalOnlyBecause"] = trace.Retrieval.Trace.LexicalOnlyBecause,
        ["passages"] = new JsonArray([.. trace.Retrieval.Passages.Select(passage => (JsonNode)new JsonObject
        {
            ["rank"] = passage.Rank,
            ["path"] = passage.Source.SourcePath,
            ["line"] = passage.Source.Chunk.Line,
            ["score"] = JsonSerializer.SerializeToNode(passage.Score, Format),
        })]),
        ["features"] = JsonSerializer.SerializeToNode(trace.Verdict.Features, Format),
        ["droppedCitations"] = trace.DroppedCitations,
    };

    private static JsonObject Write(Citation citation, string link)
    {
        var json = new JsonObject
        {
            ["number"] = citation.Number,
            ["documentId"] = citation.DocumentId,
            ["title"] = citation.Title,
            ["path"] = citation.SourcePath,
            ["headingPath"] = JsonSerializer.SerializeToNode(citation.Location.HeadingPath, Format),
            ["line"] = citation.Location.Line,
            ["quote"] = citation.Quote,
            ["range"] = new JsonObject { ["start"] = citation.Range.Start, ["end"] = citation.Range.End },
            ["highlight"] = citation.Highlight is { } highlight ? new JsonObject { ["start"] = highlight.Start, ["end"] = highlight.End } : null,
            ["version"] = citation.ContentVersion,
            ["link"] = link,
            ["score"] = citation.Score,
        };
        if (citation.Location.Page is { } page)
        {
            json["page"] = page;
        }

        return json;
    }
}
