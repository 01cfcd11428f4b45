using System.Text.Json;

namespace QaBot.Tickets.Replies;

/// <summary>A reply as a program posts it.</summary>
/// <param name="Text">The reply, plain text; may be empty when the ticket is only taken or closed.</param>
/// <param name="By">Who replies.</param>
/// <param name="Take">Whether the person takes the conversation.</param>
/// <param name="Close">Whether the ticket is closed after this.</param>
/// <param name="Keep">Whether question and reply are kept as an answer for everyone.</param>
/// <param name="Id">The program's own id of the reply, by which a repetition is known; at most 200 characters.</param>
/// <param name="Ticket">The ticket's id. Needed in a signed body, since the signature does not cover the address.</param>
internal sealed record ReplyBody(string? Text, string? By, bool Take, bool Close, bool Keep, string? Id, string? Ticket)
{
    private const int MaxId = 200;

    /// <summary>Reads a body; null when it is not JSON of this shape.</summary>
    public static ReplyBody? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReplyBody>(json, JsonSerializerOptions.Web) is { } body && !(body.Id?.Length > MaxId) ? body : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is how half a surrogate pair is reported.
            return null;
        }
    }
}
