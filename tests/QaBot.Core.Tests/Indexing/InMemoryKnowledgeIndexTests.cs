using QaBot.Core.Indexing;
using QaBot.TestKit.Indexing;

namespace QaBot.Core.Tests.Indexing;

public sealed class InMemoryKnowledgeIndexTests : KnowledgeIndexContract, IDisposable
{
    private readonly InMemoryKnowledgeIndex _index = new();

    public void Dispose() => _index.Dispose();

    protected override KnowledgeIndex Create() => _index;
}
