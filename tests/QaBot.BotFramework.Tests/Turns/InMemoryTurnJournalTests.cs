using QaBot.BotFramework.Turns;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class InMemoryTurnJournalTests : TurnJournalContract
{
    protected override TurnJournal Create() => new InMemoryTurnJournal();
}
