using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteNoticeStoreTests : NoticeStoreContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    protected override NoticeStore Create() => new SqliteNoticeStore(_disk.Database);

    protected override NoticeStore Reopen() => new SqliteNoticeStore(_disk.Reopen());
}
