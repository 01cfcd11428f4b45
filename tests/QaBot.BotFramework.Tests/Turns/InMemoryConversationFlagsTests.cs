using QaBot.BotFramework.Turns;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class InMemoryConversationFlagsTests : ConversationFlagsContract
{
    protected override ConversationFlags Create() => new InMemoryConversationFlags();
}
