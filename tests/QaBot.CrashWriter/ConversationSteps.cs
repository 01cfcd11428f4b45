using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.CrashWriter;

/// <summary>
/// Takes one step for each line that it reads, and says it on a line when it is done: six steps a round, which append to a conversation,
/// put into the outbox and the journal, and take out again what was put in by even rounds.
/// </summary>
internal static class ConversationSteps
{
    public static async Task RunAsync(string folder)
    {
        using var database = new ConversationDatabase(new DataOptions { Folder = folder });
        var conversations = new DirectLineConversations(new SqliteDirectLineStore(database), new DirectLineLimits(), TimeProvider.System);
        var (conversation, _) = await conversations.FindOrStartAsync("c", CancellationToken.None);
        var outbox = new SqliteActivityOutbox(database);
        var journal = new SqliteTurnJournal(database);
        for (var step = 0; await Console.In.ReadLineAsync() is not null; step++)
        {
            await TakeAsync(step / 6, step % 6, conversation, outbox, journal);
            await Console.Out.WriteLineAsync($"step {step}");
        }
    }

    private static async Task TakeAsync(
        int round, int step, DirectLineConversation conversation, ActivityOutbox outbox, TurnJournal journal)
    {
        var isEven = round % 2 == 0;
        await (step switch
        {
            0 => conversation.AppendAsync(Message(round), CancellationToken.None).AsTask(),
            1 => outbox.AddAsync(Undelivered(round), CancellationToken.None).AsTask(),
            2 => journal.AddAsync(Pending(round), CancellationToken.None).AsTask(),
            3 => journal.MarkStartedAsync($"{round}", CancellationToken.None).AsTask(),
            4 when isEven => outbox.RemoveAsync($"{round}", CancellationToken.None).AsTask(),
            5 when isEven => journal.RemoveAsync($"{round}", CancellationToken.None).AsTask(),
            _ => Task.CompletedTask,
        });
    }

    private static Activity Message(int round) => new()
    {
        Type = ActivityTypes.Message, ChannelId = "msteams", Text = $"{round}", Conversation = new ConversationAccount { Id = $"{round}" },
    };

    private static UndeliveredActivity Undelivered(int round) => new()
    {
        Id = $"{round}",
        Target = new ConnectorTarget("http://localhost:1/", IsVouchedFor: false),
        Activity = Message(round),
        AddedAt = DateTimeOffset.UnixEpoch,
        NextAttemptAt = DateTimeOffset.UnixEpoch,
    };

    private static PendingTurn Pending(int round) => new()
    {
        Id = $"{round}", Route = "connector", ReceivedAt = DateTimeOffset.UnixEpoch, Activity = Message(round),
    };
}
