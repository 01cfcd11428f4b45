using Microsoft.Extensions.Options;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.CrashWriter;

/// <summary>
/// Takes one step for each line that it reads, and says it on a line when it is done: the life of a ticket in eight steps a round, all of one
/// conversation. The number of the first step is on the first line; a step that was taken before can be taken again.
/// </summary>
internal static class TicketSteps
{
    /// <summary>How many steps a ticket's life has here.</summary>
    private const int OfARound = 8;

    private static readonly string[] Desks = ["desk"];

    private static CancellationToken None => CancellationToken.None;

    // What was closed long ago would be forgotten.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task RunAsync(string folder)
    {
        using var database = new ConversationDatabase(new DataOptions { Folder = folder });
        var store = new SqliteTicketStore(database, Options.Create(new ConversationStoreOptions()), TimeProvider.System);
        var first = int.Parse((await Console.In.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        for (var step = first; await Console.In.ReadLineAsync() is not null; step++)
        {
            await TakeAsync(store, $"T-{step / OfARound:D8}", step % OfARound);
            await Console.Out.WriteLineAsync($"step {step}");
        }
    }

    private static async Task TakeAsync(SqliteTicketStore store, string id, int step) => await (step switch
    {
        0 => store.OpenAsync(Ticket(id), Desks, None).AsTask(),
        1 => DeliverAsync(store, id, TicketEventKind.Opened),
        2 => store.AddReplyAsync(Reply(id, "takes") with { Takes = true }, Desks, None).AsTask(),
        3 => store.SettleReplyAsync($"{id} takes", None).AsTask(),
        4 => store.AddLineAsync(id, new TicketLine(TicketSpeaker.Asker, null, "Thank you.", Now) { Id = "m2" }, Desks, None).AsTask(),
        5 => store.AddReplyAsync(Reply(id, "closes") with { Closes = true }, Desks, None).AsTask(),
        6 => store.SettleReplyAsync($"{id} closes", None).AsTask(),
        _ => DeliverAsync(store, id, TicketEventKind.AskerWrote),
    });

    private static async Task DeliverAsync(SqliteTicketStore store, string id, TicketEventKind kind)
    {
        var due = await store.ListDueEventsAsync(DateTimeOffset.MaxValue, int.MaxValue, None);
        if (due.FirstOrDefault(one => one.TicketId == id && one.Kind == kind) is { } told)
        {
            await store.RemoveEventAsync(told.Number, None);
        }
    }

    private static Ticket Ticket(string id) => new()
    {
        Id = id,
        Conversation = new ConversationKey("webchat", "c"),
        Asker = new Caller("u"),
        Question = "How?",
        Reason = TicketReason.Asked,
        Transcript = [new TicketLine(TicketSpeaker.Asker, null, "How?", Now) { Id = "m1" }],
        OpenedAt = Now,
    };

    private static TicketReply Reply(string ticket, string name) => new()
    {
        Id = $"{ticket} {name}", TicketId = ticket, Text = "So.", By = "Kim", At = Now,
    };
}
