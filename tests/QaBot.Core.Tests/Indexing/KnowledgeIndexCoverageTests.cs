using QaBot.Core.Indexing;
using QaBot.TestKit.Indexing;

namespace QaBot.Core.Tests.Indexing;

public sealed class KnowledgeIndexCoverageTests
{
    [Fact]
    public void EveryIndexOfTheEngine_HasASubclassOfTheContract()
    {
        var suites = typeof(KnowledgeIndexCoverageTests).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(KnowledgeIndexContract))).Select(type => type.Name).ToList();
        // An overlay is for reading alone, and the contract begins with writing; ConversationDocumentsTests hold it.
        var indexes = typeof(InMemoryKnowledgeIndex).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(KnowledgeIndex)) && !type.IsAbstract && type != typeof(OverlaidIndex)).ToList();

        indexes.ShouldNotBeEmpty();
        suites.ShouldBe(indexes.Select(type => type.Name + "Tests"), ignoreOrder: true);
    }
}
