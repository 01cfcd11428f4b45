using QaBot.BotFramework.Connector;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Connector;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteActivityOutboxTests : ActivityOutboxContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    protected override ActivityOutbox Create() => new SqliteActivityOutbox(_disk.Database);
}
