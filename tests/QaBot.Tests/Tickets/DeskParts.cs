using Microsoft.Extensions.Options;
using QaBot.Channels;
using QaBot.Core.Handoff;
using QaBot.TestKit.Handoff;
using QaBot.TestKit.Turns;
using QaBot.Tickets;

namespace QaBot.Tests.Tickets;

/// <summary>What tests of the desks have in common.</summary>
internal static class DeskParts
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static DateTimeOffset Now { get; } = new(2026, 7, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Links to a server at bot.example.com.</summary>
    public static TicketLinks Links { get; } =
        new(new FixedServerSecret(), new PublicAddress(Options.Create(new ChannelsOptions { PublicUrl = "https://bot.example.com" })));

    /// <summary>A ticket of a conversation in the Emulator.</summary>
    public static Ticket Ticket(string id = "T-0000000A") =>
        TicketSample.Ticket(id, $"conversation of {id}") with { Conversation = new("emulator", $"conversation of {id}"), OpenedAt = Now };

    /// <summary>News that a ticket was opened.</summary>
    public static TicketEvent News(long number = 1, string desk = "webhook", TicketEventKind kind = TicketEventKind.Opened, string? text = null, string id = "T-0000000A") =>
        new() { Number = number, TicketId = id, Desk = desk, Kind = kind, Text = text, At = Now };
}
