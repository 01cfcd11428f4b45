using QaBot.BotFramework.Turns;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class InMemoryNoticeStoreTests : NoticeStoreContract
{
    private readonly InMemoryNoticeStore _store = new();

    protected override NoticeStore Create() => _store;

    protected override NoticeStore Reopen() => _store;
}
