using QaBot.BotFramework.Turns;
using QaBot.Core.Handoff;
using QaBot.Providers.Sqlite;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class ConversationCoverageTests
{
    [Fact]
    public void EveryContractSuite_HasASubclassForSqlite()
    {
        var contracts = typeof(TurnJournalContract).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.Name.EndsWith("Contract", StringComparison.Ordinal)).ToList();
        var suites = typeof(ConversationCoverageTests).Assembly.GetTypes().Where(type => type.Name.StartsWith("Sqlite", StringComparison.Ordinal)).ToList();

        contracts.Count.ShouldBeGreaterThanOrEqualTo(4);
        contracts.Where(contract => !suites.Exists(suite => suite.IsSubclassOf(contract))).ShouldBeEmpty();
    }

    [Fact]
    public void EveryImplementationOfAContract_HasItsSuite()
    {
        var implementations = typeof(SqliteRegistration).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.BaseType is { IsAbstract: true } contract
                && (contract.Assembly == typeof(TurnJournal).Assembly || contract == typeof(TicketStore))).ToList();
        var suites = typeof(ConversationCoverageTests).Assembly.GetTypes()
            .Where(type => type.BaseType?.Name.EndsWith("Contract", StringComparison.Ordinal) == true).Select(type => type.Name).ToList();

        implementations.Count.ShouldBeGreaterThanOrEqualTo(5);
        implementations.Select(type => type.Name + "Tests").Except(suites).ShouldBeEmpty();
    }
}
