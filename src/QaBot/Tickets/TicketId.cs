using System.Buffers;

namespace QaBot.Tickets;

/// <summary>Knows the ids of tickets by their looks, before they become part of a path or a header.</summary>
internal static class TicketId
{
    /// <summary>How long an id is.</summary>
    public const int Length = 10;

    // Crockford's base 32, without I, L, O and U.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

    /// <summary>Whether <paramref name="text"/> is <c>T-</c> and eight digits of Crockford's base 32 in capitals.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) =>
        text.Length == Length && text.StartsWith("T-", StringComparison.Ordinal) && !text[2..].ContainsAnyExcept(Digits);
}
