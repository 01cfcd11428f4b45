using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class KnowledgeIndexCoverageTests
{
    [Fact]
    public void EveryIndexOfTheProviders_HasASubclassOfTheContract()
    {
        var suites = typeof(KnowledgeIndexCoverageTests).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(KnowledgeIndexContract))).Select(type => type.Name).ToList();
        var indexes = typeof(SqliteKnowledgeIndex).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(KnowledgeIndex)) && !type.IsAbstract).ToList();

        indexes.ShouldNotBeEmpty();
        suites.ShouldBe(indexes.Select(type => type.Name + "Tests"), ignoreOrder: true);
    }
}
