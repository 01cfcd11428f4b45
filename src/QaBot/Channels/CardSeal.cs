using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Channels;

/// <summary>
/// Seals what a card was drawn for, so that what is submitted later cannot claim another conversation, person or purpose: the state as
/// JSON and its HMAC-SHA256, both in base64url. The state is readable by whoever has the card, and holds nothing secret. Thread-safe.
/// </summary>
internal sealed class CardSeal(ServerSecret secret, TimeProvider time)
{
    /// <summary>How long a card can be submitted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    // Ids of conversations are long on some channels; nothing that was sealed here is near this.
    private const int MaxLength = 4_096;

    private readonly Lazy<byte[]> _key = new(() => secret.Derive("card"));

    /// <summary>A new state for a card that answers <paramref name="incoming"/>, sealed.</summary>
    /// <param name="action">The action it may be submitted for.</param>
    /// <param name="incoming">What the card answers: its conversation is the card's.</param>
    /// <param name="person">Who alone may submit it; null for anyone in the conversation.</param>
    /// <param name="reference">What it is about.</param>
    public string Seal(string action, Activity incoming, string? person, string reference)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        var state = new CardState(
            action, incoming.ChannelKey(), incoming.Conversation?.Id ?? "", person, reference, DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()));
        var json = JsonSerializer.SerializeToUtf8Bytes(state);
        return $"{Base64Url.EncodeToString(json)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, json))}";
    }

    /// <summary>The state behind a seal that came back with <paramref name="incoming"/>, or what is wrong with it.</summary>
    public (CardState? State, CardFault Fault) Open(string seal, string action, Activity incoming)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(incoming);
        return Read(seal) is { } state ? Judge(state, action, incoming) : (null, CardFault.Forged);
    }

    private (CardState? State, CardFault Fault) Judge(CardState state, string action, Activity incoming)
    {
        var fault = state switch
        {
            _ when state.Channel != incoming.ChannelKey() || state.Conversation != incoming.Conversation?.Id => CardFault.OtherConversation,
            _ when state.Action != action => CardFault.OtherAction,
            { Person: { } person } when person != incoming.From?.Id => CardFault.OtherPerson,
            _ when time.GetUtcNow() - state.DrawnAt > Lifetime => CardFault.Expired,
            _ => CardFault.None,
        };
        return (fault == CardFault.None ? state : null, fault);
    }

    private CardState? Read(string seal)
    {
        var dot = seal.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || seal.Length > MaxLength || !Base64Url.IsValid(seal.AsSpan(0, dot)) || !Base64Url.IsValid(seal.AsSpan(dot + 1)))
        {
            return null;
        }

        var json = Base64Url.DecodeFromChars(seal.AsSpan(0, dot));
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(seal.AsSpan(dot + 1)), HMACSHA256.HashData(_key.Value, json))
            ? JsonSerializer.Deserialize<CardState>(json)
            : null;
    }
}
