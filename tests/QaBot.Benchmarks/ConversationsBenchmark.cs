using System.Diagnostics;
using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using Activity = QaBot.BotFramework.Activities.Activity;

namespace QaBot.Benchmarks;

/// <summary>Measures what keeping conversations costs: the journal with one writer and with many, the log of Direct Line, the file.</summary>
internal static class ConversationsBenchmark
{
    private const int ManyWriters = 16;
    private const int WritesPerTurn = 3;

    /// <summary>A sentence of an answer, as long as they are.</summary>
    private const string Text =
        "According to Zhumangarin, mutual trade hit a record $24.1 billion in 2022, and both sides said at the exhibition that they want to double it by the end of the decade.";

    /// <summary>Runs <paramref name="turns"/> turns through the journal, and as many messages through Direct Line.</summary>
    public static async Task<int> RunAsync(int turns)
    {
        var folder = Directory.CreateTempSubdirectory("qabot-conversations-benchmark-").FullName;
        try
        {
            using (var database = new ConversationDatabase(new DataOptions { Folder = folder }))
            {
                var journal = new SqliteTurnJournal(database);
                await WriteTurnsAsync(journal, turns / 10, 1, isMeasured: false);
                await WriteTurnsAsync(journal, turns, 1, isMeasured: true);
                await WriteTurnsAsync(journal, turns, ManyWriters, isMeasured: true);
                await AppendAsync(database, turns);
            }

            var bytes = new FileInfo(Path.Combine(folder, ConversationFile.Name)).Length;
            Say($"file: {bytes / 1024.0 / turns * 1000:f0} KiB per 1,000 messages after closing ({bytes / 1e6:f1} MB for {turns})");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteTurnsAsync(TurnJournal journal, int turns, int writers, bool isMeasured)
    {
        var times = new double[turns];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var turn = Interlocked.Increment(ref next); turn < turns; turn = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await WriteTurnAsync(journal, Guid.NewGuid().ToString("N"));
                times[turn] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })));
        if (isMeasured)
        {
            Say($"journal, {writers} writers: {turns * WritesPerTurn / watch.Elapsed.TotalSeconds:f0} writes/s; a turn (add, start, remove) p50 {Percentile(times, .5):f2} ms, p99 {Percentile(times, .99):f2} ms");
        }
    }

    private static async Task WriteTurnAsync(TurnJournal journal, string id)
    {
        await journal.AddAsync(
            new PendingTurn { Id = id, Route = "connector", ReceivedAt = DateTimeOffset.UnixEpoch, Activity = Message() }, CancellationToken.None);
        await journal.MarkStartedAsync(id, CancellationToken.None);
        await journal.RemoveAsync(id, CancellationToken.None);
    }

    private static async Task AppendAsync(ConversationDatabase database, int messages)
    {
        const int MessagesPerConversation = 20;
        var conversations = new DirectLineConversations(
            new SqliteDirectLineStore(database), new DirectLineLimits { MaxConversations = int.MaxValue }, TimeProvider.System);
        var times = new double[messages];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < messages; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"conversation-{i / MessagesPerConversation}");
            var (conversation, _) = await conversations.FindOrStartAsync(id, CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            await conversation.AppendAsync(Message(), CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0;
        Say($"Direct Line append: p50 {Percentile(times, .5):f3} ms, p99 {Percentile(times, .99):f3} ms; {held:f0} KiB held for {messages / MessagesPerConversation} conversations");
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Id = "m1",
        ChannelId = "directline",
        ServiceUrl = "http://localhost:3978/",
        From = new ChannelAccount { Id = "dl_ann", Name = "Ann" },
        Recipient = new ChannelAccount { Id = "qabot", Name = "QaBot" },
        Conversation = new ConversationAccount { Id = "conversation" },
        Text = Text,
    };

    private static double Percentile(double[] times, double share) => times.Order().ElementAt((int)((times.Length - 1) * share));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
