using QaBot.BotFramework.Connector;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class InMemoryOutboxTests : ActivityOutboxContract
{
    protected override ActivityOutbox Create() => new InMemoryOutbox();
}
