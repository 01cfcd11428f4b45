using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Replies;

/// <summary>
/// Answers the page on which a person reads a ticket and replies. The key in its link opens it, and stands in its form: a page elsewhere
/// that makes a browser post here would have to know it. A wrong key and an unknown ticket look the same.
/// </summary>
internal sealed class TicketPageEndpoints(TicketStore store, ReplyIntake intake, TicketLinks links, IOptions<TicketsOptions> options)
{
    /// <summary>Says in the query that the reply that was just posted is on its way.</summary>
    public const string DoneParameter = "done";

    private const int NonceLength = 32;

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src '{TicketPageStyle.Source}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Percent-encoding makes nine characters of one.
    private readonly FormOptions _form = new()
    {
        BufferBody = false,
        ValueCountLimit = 20,
        KeyLengthLimit = 100,
        ValueLengthLimit = (options.Value.MaxReplyCharacters * 9) + 1_024,
    };

    /// <summary>Answers <c>GET /tickets/{id}?key=...</c>.</summary>
    public async Task<IResult> ShowAsync(string id, string? key, string? done, HttpContext context)
    {
        if (await FindAsync(id, key, context.RequestAborted) is not { } ticket)
        {
            return NotFound(context);
        }

        var notice = done is null ? null : "The reply is on its way to the asker.";
        return Page(context, StatusCodes.Status200OK, new TicketPage(ticket, key!, context.Request.PathBase + context.Request.Path, Nonce()) { Notice = notice });
    }

    /// <summary>Answers <c>POST /tickets/{id}</c>.</summary>
    public async Task<IResult> PostAsync(string id, HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
        {
            Protect(context.Response);
            return Html(StatusCodes.Status400BadRequest, TicketPage.Message("The form cannot be read", "It is not a form of this page, or the reply is too long. Go back and shorten it."));
        }

        var key = form["key"].ToString();
        if (await FindAsync(id, key, context.RequestAborted) is not { } ticket)
        {
            return NotFound(context);
        }

        var nonce = form["reply"].ToString();
        var draft = new ReplyDraft
        {
            Id = $"page:{id}:{nonce}",
            TicketId = id,
            Text = form["text"],
            By = form["by"],
            Takes = form.ContainsKey("take"),
            Closes = form.ContainsKey("close"),
            Keeps = form.ContainsKey("keep"),
        };
        var receipt = IsNonce(nonce) ? await intake.TakeAsync(draft, context.RequestAborted) : new ReplyReceipt(null, "The form is not one of this page. Send it again.");
        return receipt.Refusal is null ? (IResult)Done(context, id, key) : await RefusedAsync(context, ticket, key, draft, receipt);
    }

    private async Task<ContentHttpResult> RefusedAsync(HttpContext context, Ticket ticket, string key, ReplyDraft draft, ReplyReceipt receipt)
    {
        var status = receipt.Outcome == TicketReplyOutcome.TicketClosed ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;

        // It may have been closed meanwhile, and what was written is shown again, so that it is not lost.
        var current = await store.FindAsync(ticket.Id, context.RequestAborted) ?? ticket;
        return Page(context, status, new TicketPage(current, key, context.Request.PathBase + context.Request.Path, Nonce()) { Notice = receipt.Refusal, Draft = draft });
    }

    private static StatusCodeHttpResult Done(HttpContext context, string id, string key)
    {
        Protect(context.Response);
        context.Response.Headers.Location = $"{context.Request.PathBase}/tickets/{id}?key={key}&{DoneParameter}=1";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<Ticket?> FindAsync(string id, string? key, CancellationToken cancellationToken) =>
        links.IsKeyOf(id, key) ? await store.FindAsync(id, cancellationToken) : null;

    private async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > _form.ValueLengthLimit + 16_384)
        {
            return null;
        }

        try
        {
            return await new FormFeature(context.Request, _form).ReadFormAsync(context.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static string Nonce() => RandomNumberGenerator.GetHexString(NonceLength, lowercase: true);

    private static bool IsNonce(string text) => text.Length == NonceLength && text.All(char.IsAsciiHexDigitLower);

    private static ContentHttpResult NotFound(HttpContext context)
    {
        Protect(context.Response);
        return Html(
            StatusCodes.Status404NotFound,
            TicketPage.Message("Ticket not found", "There is no such ticket, or this is not its whole link. Open the link as it stands in the message about the ticket."));
    }

    private static ContentHttpResult Page(HttpContext context, int status, TicketPage page)
    {
        Protect(context.Response);
        return Html(status, page.Write());
    }

    private static ContentHttpResult Html(int status, string html) => TypedResults.Text(html, "text/html", System.Text.Encoding.UTF8, status);

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.CacheControl = "no-store";
    }
}
