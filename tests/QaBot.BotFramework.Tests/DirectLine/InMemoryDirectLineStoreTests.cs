using QaBot.BotFramework.DirectLine;
using QaBot.TestKit.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class InMemoryDirectLineStoreTests : DirectLineStoreContract
{
    protected override DirectLineStore Create() => new InMemoryDirectLineStore();
}
