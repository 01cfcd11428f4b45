using System.Diagnostics;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

/// <summary>A process that writes is killed: between every two steps of a round, and in the midst of many.</summary>
public sealed class ConversationCrashTests : IDisposable
{
    private const int StepsOfARound = 6;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(12, 12)]
    [InlineData(13, 13)]
    [InlineData(14, 14)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(17, 17)]
    [InlineData(5000, 400)]
    [InlineData(5000, 1111)]
    public async Task Open_AfterTheWriterWasKilled_FindsWhateverWasAcknowledged(int asked, int acknowledged)
    {
        var done = await StepAndKillAsync(asked, acknowledged);

        using var database = new ConversationDatabase(new DataOptions { Folder = _folder.Path });
        database.Database.Writer.Scalar("PRAGMA integrity_check").ShouldBe("ok");
        await ShouldHaveTheLogAsync(database, done);
        var outbox = await new SqliteActivityOutbox(database).ListDueAsync(DateTimeOffset.MaxValue, int.MaxValue, None);
        ShouldHave(outbox.Select(one => one.Id), done, added: 1, removed: 4);
        var journal = await new SqliteTurnJournal(database).ListAsync(None);
        ShouldHave(journal.Select(turn => turn.Id), done, added: 2, removed: 5);
        journal.Where(turn => StepOf(turn.Id, 3) < done).ShouldAllBe(turn => turn.HasStarted);
    }

    private static int StepOf(string round, int step) => (int.Parse(round, System.Globalization.CultureInfo.InvariantCulture) * StepsOfARound) + step;

    /// <summary>The step after the last acknowledged one may have been taken or not; all others are known.</summary>
    private static void ShouldHave(IEnumerable<string> found, int done, int added, int removed)
    {
        var there = found.ToHashSet();
        for (var round = 0; round <= done / StepsOfARound; round++)
        {
            var id = $"{round}";
            var isRemoved = round % 2 == 0;
            if (StepOf(id, added) < done && !(isRemoved && StepOf(id, removed) <= done))
            {
                there.ShouldContain(id);
            }

            if (isRemoved && StepOf(id, removed) < done)
            {
                there.ShouldNotContain(id);
            }
        }
    }

    private static async Task ShouldHaveTheLogAsync(ConversationDatabase database, int done)
    {
        var limits = new DirectLineLimits { MaxActivities = 100_000 };
        var conversations = new DirectLineConversations(new SqliteDirectLineStore(database), limits, TimeProvider.System);
        var conversation = (await conversations.FindAsync("c", None)).ShouldNotBeNull();
        var log = JsonSerializer.Deserialize<ActivitySet>(await conversation.ReadAfterAsync(null, None), ActivityJson.Options)!;
        var appended = (done + StepsOfARound - 1) / StepsOfARound;

        log.Activities.Count.ShouldBeInRange(appended, appended + 1);
        log.Activities.Select(activity => activity.Text).ShouldBe(Enumerable.Range(0, log.Activities.Count).Select(round => $"{round}"));
        (await conversation.AppendAsync(log.Activities[0], None)).ShouldBe($"c|{log.Activities.Count + 1:D7}");
    }

    /// <summary>Has a process take steps, and kills it when it has said so of some. Gives how many it said.</summary>
    private async Task<int> StepAndKillAsync(int asked, int acknowledged)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "QaBot.CrashWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, _folder.Path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        for (var step = 0; step < asked; step++)
        {
            await writer.StandardInput.WriteLineAsync();
        }

        await writer.StandardInput.FlushAsync();
        for (var step = 0; step < acknowledged; step++)
        {
            (await writer.StandardOutput.ReadLineAsync()).ShouldBe($"step {step}");
        }

        writer.Kill();
        var done = acknowledged;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // What it had said before it died counts, too; a line that was cut off does not.
            done += line == $"step {done}" ? 1 : 0;
        }

        await writer.WaitForExitAsync();
        return done;
    }
}
