using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;

namespace QaBot.Messaging;

/// <summary>
/// Serves Teams' message box: finds passages that somebody wants to post, and shows what a link to the source viewer leads to. It answers
/// in the response alone, and shows nobody what he may not see.
/// </summary>
internal sealed class ExtensionResponder(Lazy<PassageFinder> passages, Lazy<DocumentFinder> documents, SourceLinks links, PassageCard card)
{
    private const string Query = "composeExtension/query";
    private const string QueryLink = "composeExtension/queryLink";
    private const string AnonymousQueryLink = "composeExtension/anonymousQueryLink";
    private const string LinkFault = "composeExtension/queryLink needs a value such as { \"url\": \"https://bot.example.com/sources/0123456789ab\" }.";
    private const string NothingFound = "No passage in the documents fits. Try other words.";
    private const string NoDocuments = "There are no documents to search yet.";

    /// <summary>How many documents are shown to somebody who has not typed anything.</summary>
    private const int RecentDocuments = 10;

    /// <summary>Whether the activity is for this responder, well-formed or not.</summary>
    public static bool Serves(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: Query or QueryLink or AnonymousQueryLink };

    public async Task AnswerAsync(TurnContext turn, CancellationToken cancellationToken) => turn.InvokeResponse = turn.Activity.Name switch
    {
        Query => await FindAsync(turn.Activity, cancellationToken),
        QueryLink => await UnfurlAsync(turn.Activity, cancellationToken),

        // Somebody who does not have the app, and whom nobody has named: what he may see is not known, so he sees nothing.
        _ => Results([]),
    };

    private async Task<InvokeResponse> FindAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (ExtensionQuery.Read(activity) is not { } query)
        {
            return Refuse(ExtensionQuery.Fault);
        }

        var caller = ActivityIdentity.CallerOf(activity);
        if (query.Question.Length == 0)
        {
            return await ShowRecentAsync(query, caller, cancellationToken);
        }

        var found = await passages.Value.FindAsync(query.Question, caller, query.Skip, query.Count, cancellationToken);

        // A later page without results ends the list; only the first says why there is none.
        return found.Count == 0 && query.Skip == 0 ? Say(NothingFound) : Results([.. found.Select(card.Draw)]);
    }

    private async Task<InvokeResponse> ShowRecentAsync(ExtensionQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (query.Skip > 0)
        {
            return Results([]);
        }

        var recent = await documents.Value.ListRecentAsync(caller, Math.Min(RecentDocuments, query.Count), cancellationToken);
        return recent.Count == 0 ? Say(NoDocuments) : Results([.. recent.Select(card.Draw)]);
    }

    private async Task<InvokeResponse> UnfurlAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value || !value.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String)
        {
            return Refuse(LinkFault);
        }

        var link = links.Read(url.GetString()!);
        var document = link is null
            ? null
            : await documents.Value.FindAsync(link.DocumentId, ActivityIdentity.CallerOf(activity), cancellationToken);
        return Results(document is null ? [] : [Draw(document, link!)]);
    }

    /// <summary>The quoted words, unless the document has changed since: then nobody knows what stands there now.</summary>
    private Attachment Draw(Document document, SourceLink link) =>
        link.Range is { } range
        && (link.Version is not { Length: > 0 } version || document.ContentHash.StartsWith(version, StringComparison.OrdinalIgnoreCase))
        && DocumentFinder.Cite(document, range) is { } citation
            ? card.Draw(citation)
            : card.Draw(document);

    private static InvokeResponse Results(IReadOnlyList<Attachment> attachments) => Ok(new
    {
        composeExtension = new { type = "result", attachmentLayout = "list", attachments },
    });

    private static InvokeResponse Say(string text) => Ok(new { composeExtension = new { type = "message", text } });

    private static InvokeResponse Ok(object body) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToElement(body, ActivityJson.Options));

    private static InvokeResponse Refuse(string fault) => new(
        StatusCodes.Status400BadRequest, JsonSerializer.SerializeToElement(new { error = new { code = "BadArgument", message = fault } }));
}
