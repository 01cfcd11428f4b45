using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;

namespace QaBot.Sources;

/// <summary>Answers the requests of the source viewer.</summary>
internal static class SourceEndpoints
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Shows a document, the passage that a citation names highlighted.</summary>
    public static async Task ShowAsync(
        string documentId, string? range, string? v, bool? whole, HttpContext context, KnowledgeIndex index, ConversationDocuments conversations)
    {
        var cancellationToken = context.RequestAborted;
        // The id of a conversation's own document is too long to guess, and told in that conversation alone: who has the link may read.
        var document = await index.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false)
            ?? await conversations.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false);
        Protect(context.Response);
        if (document is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync(PageFrame.NotFound(), cancellationToken).ConfigureAwait(false);
            return;
        }

        var view = SourceView.Create(document, range, v, whole ?? false);
        var page = new SourcePage(view, WholeLink(context.Request));
        await page.WriteAsync((piece, token) => context.Response.WriteAsync(piece, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Serves the style sheet.</summary>
    public static IResult Style(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(
            StyleSheet.Content, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue(StyleSheet.ETag));
    }

    private static void Protect(HttpResponse response)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
    }

    private static string WholeLink(HttpRequest request)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => pair.Key is "range" or "v")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { "whole", "true" },
        };
        return $"{request.PathBase}{request.Path}{query}#quote";
    }
}
