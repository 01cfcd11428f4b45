using System.Diagnostics;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

/// <summary>
/// A process that leads tickets through their lives is killed between every two steps and in the midst of many; another goes on from the
/// last step that it knows of. Whatever the first had done, at the end nothing is lost and nothing doubled.
/// </summary>
public sealed class TicketCrashTests : IDisposable
{
    private const int StepsOfALife = 8;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    [InlineData(12, 12)]
    [InlineData(13, 13)]
    [InlineData(14, 14)]
    [InlineData(15, 15)]
    [InlineData(4000, 301)]
    [InlineData(4000, 1111)]
    public async Task GoOn_AfterTheWriterWasKilled_LosesAndDoublesNothing(int asked, int acknowledged)
    {
        var done = await StepAsync(first: 0, asked, acknowledged, isKilled: true);
        await ShouldBeValidAsync(done);

        // What was acknowledged last is taken again, too: that the news of it was lost is the commonest crash.
        var tickets = (done / StepsOfALife) + 1;
        var rest = (tickets * StepsOfALife) - (done - 1);
        await StepAsync(done - 1, rest, rest, isKilled: false);

        await ShouldHaveLivedAsync(tickets);
    }

    /// <summary>The step after the last acknowledged one may have been taken or not; the ticket is in a state before it or after it.</summary>
    private async Task ShouldBeValidAsync(int done)
    {
        using var database = new ConversationDatabase(new DataOptions { Folder = _folder.Path });
        database.Database.Writer.Scalar("PRAGMA integrity_check").ShouldBe("ok");
        var store = Store(database);
        var states = new[] { StateAfter(done), StateAfter(done + 1) };
        var current = await store.FindCurrentAsync(new ConversationKey("webchat", "c"), None);
        states.ShouldContain(current?.State ?? TicketState.Closed);
        (await store.CountCurrentAsync(None)).ShouldBe(current is null ? 0 : 1);
    }

    private async Task ShouldHaveLivedAsync(int tickets)
    {
        using var database = new ConversationDatabase(new DataOptions { Folder = _folder.Path });
        var store = Store(database);
        (await store.CountCurrentAsync(None)).ShouldBe(0);
        (await store.ListDueRepliesAsync(DateTimeOffset.MaxValue, int.MaxValue, None)).ShouldBeEmpty();
        var left = await store.ListDueEventsAsync(DateTimeOffset.MaxValue, int.MaxValue, None);
        left.Select(one => (one.TicketId, one.Kind)).ShouldBe(Enumerable.Range(0, tickets).Select(number => (Id(number), TicketEventKind.Closed)));
        for (var number = 0; number < tickets; number++)
        {
            var ticket = (await store.FindAsync(Id(number), None)).ShouldNotBeNull();
            (ticket.State, ticket.TakenBy).ShouldBe((TicketState.Closed, "Kim"));
            ticket.Transcript.Select(line => line.Text).ShouldBe(["How?", "So.", "Thank you.", "So."]);
        }

        (await store.FindAsync(Id(tickets), None)).ShouldBeNull();
    }

    private static SqliteTicketStore Store(ConversationDatabase database) => new(database, ConversationsOnDisk.Limits(), TimeProvider.System);

    private static string Id(int number) => $"T-{number:D8}";

    private static TicketState StateAfter(int steps) => (steps % StepsOfALife) switch
    {
        0 or 6 or 7 => TicketState.Closed,
        1 or 2 => TicketState.Open,
        _ => TicketState.Taken,
    };

    /// <summary>Has a process take steps, and kills it when it has said so of some, or lets it end. Gives the number of the next step.</summary>
    private async Task<int> StepAsync(int first, int asked, int acknowledged, bool isKilled)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "QaBot.CrashWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "tickets", _folder.Path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await writer.StandardInput.WriteLineAsync($"{first}");
        for (var step = 0; step < asked; step++)
        {
            await writer.StandardInput.WriteLineAsync();
        }

        await writer.StandardInput.FlushAsync();
        for (var step = 0; step < acknowledged; step++)
        {
            (await writer.StandardOutput.ReadLineAsync()).ShouldBe($"step {first + step}");
        }

        var next = first + acknowledged;
        if (isKilled)
        {
            writer.Kill();
        }
        else
        {
            writer.StandardInput.Close();
        }

        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // What it had said before it died counts, too; a line that was cut off does not.
            next += line == $"step {next}" ? 1 : 0;
        }

        await writer.WaitForExitAsync();
        return next;
    }
}
