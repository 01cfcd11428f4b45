using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteTurnJournalTests : TurnJournalContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    protected override TurnJournal Create() => new SqliteTurnJournal(_disk.Database);
}
