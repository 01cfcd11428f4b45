using Microsoft.Data.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using static QaBot.TestKit.Handoff.TicketSample;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

/// <summary>Each change of a ticket writes to several tables. Whichever of the writes is interrupted, nothing of the change is there.</summary>
public sealed class TicketInterruptionTests : IDisposable
{
    private static readonly string[] Tables = ["tickets", "ticket_lines", "ticket_events", "ticket_replies"];
    private static readonly string[] Desks = ["folder", "mail"];

    private readonly ConversationsOnDisk _disk = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("open", "INSERT ON tickets")]
    [InlineData("open", "INSERT ON ticket_lines")]
    [InlineData("open", "INSERT ON ticket_events")]
    [InlineData("line", "INSERT ON ticket_lines")]
    [InlineData("line", "INSERT ON ticket_events")]
    [InlineData("reply", "INSERT ON ticket_replies")]
    [InlineData("reply", "INSERT ON ticket_lines")]
    [InlineData("reply", "UPDATE OF taken_by ON tickets")]
    [InlineData("reply", "UPDATE OF closed ON tickets")]
    [InlineData("reply", "INSERT ON ticket_events")]
    [InlineData("close", "UPDATE ON tickets")]
    [InlineData("close", "INSERT ON ticket_events")]
    [InlineData("forget", "DELETE ON ticket_lines")]
    [InlineData("forget", "DELETE ON ticket_events")]
    [InlineData("forget", "DELETE ON ticket_replies")]
    [InlineData("forget", "DELETE ON tickets")]
    [InlineData("forget", "INSERT ON tickets")]
    public async Task AnyChange_InterruptedAtOneOfItsWrites_LeavesNothingAndCanBeMadeAgain(string change, string write)
    {
        await GivenAnOpenAndAClosedTicketAsync();
        var before = Dump();

        Run($"CREATE TRIGGER interruption AFTER {write} BEGIN SELECT RAISE(ABORT, 'interrupted'); END");
        (await Should.ThrowAsync<SqliteException>(() => MakeAsync(change))).Message.ShouldContain("interrupted");
        Run("DROP TRIGGER interruption");

        Dump().ShouldBe(before);
        await MakeAsync(change);
        Dump().ShouldNotBe(before);
    }

    private async Task GivenAnOpenAndAClosedTicketAsync()
    {
        await Store().OpenAsync(Ticket(), Desks, None);
        await Store().OpenAsync(Ticket("T-0000000B", "b"), Desks, None);
        await Store().AddReplyAsync(Reply("r0", ticket: "T-0000000B") with { Closes = true, At = Now }, Desks, None);
    }

    private Task MakeAsync(string change) => change switch
    {
        "open" => Store().OpenAsync(Ticket("T-0000000C", "c"), Desks, None).AsTask(),
        "line" => Store().AddLineAsync("T-0000000A", Line("x", "m9"), Desks, None).AsTask(),
        "reply" => Store().AddReplyAsync(Reply("r1") with { Takes = true, Closes = true }, Desks, None).AsTask(),
        "close" => Store().CloseAsync("T-0000000A", Now, Desks, None).AsTask(),
        _ => Store(afterDays: 91).OpenAsync(Ticket("T-0000000C", "c"), [], None).AsTask(),
    };

    private SqliteTicketStore Store(int afterDays = 0) => new(
        _disk.Database, ConversationsOnDisk.Limits(), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now.AddDays(afterDays)));

    private void Run(string sql) => _disk.Database.Database.Writer.ExecuteScript(sql);

    private string Dump() => string.Join('\n', Tables.SelectMany(Rows));

    private List<string> Rows(string table)
    {
        var found = new List<string>();
        using var rows = _disk.Database.Database.Writer.Query($"SELECT * FROM {table}");
        while (rows.Read())
        {
            found.Add($"{table}: {string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue))}");
        }

        return found;
    }
}
