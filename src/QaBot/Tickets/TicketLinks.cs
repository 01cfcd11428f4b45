using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Tickets;

/// <summary>
/// Links by which people reply. Whoever has a ticket's link may read the ticket and reply: the key in it is the HMAC-SHA256 of the
/// ticket's id, of 256 bits, and cannot be guessed. Thread-safe.
/// </summary>
internal sealed class TicketLinks(ServerSecret secret, PublicAddress address)
{
    private readonly Lazy<byte[]> _key = new(() => secret.Derive("ticket"));

    /// <summary>The link to the page on which a person replies.</summary>
    public string PageOf(string ticketId) => $"{address.Url}/tickets/{ticketId}?key={KeyOf(ticketId)}";

    /// <summary>The address to which a program posts replies.</summary>
    public string RepliesOf(string ticketId) => $"{address.Url}/api/tickets/{ticketId}/replies";

    /// <summary>The key of a ticket, 43 characters of base64url.</summary>
    public string KeyOf(string ticketId) => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(ticketId)));

    /// <summary>Whether <paramref name="key"/> is the key of <paramref name="ticketId"/>. The time it takes says nothing of how near it came.</summary>
    public bool IsKeyOf(string ticketId, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(KeyOf(ticketId)), Encoding.UTF8.GetBytes(key));
}
