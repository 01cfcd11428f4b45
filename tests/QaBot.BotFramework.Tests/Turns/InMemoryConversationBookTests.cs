using QaBot.BotFramework.Turns;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class InMemoryConversationBookTests : ConversationBookContract
{
    protected override ConversationBook Create() => new InMemoryConversationBook();
}
