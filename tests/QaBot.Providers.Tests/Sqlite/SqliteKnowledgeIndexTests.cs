using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteKnowledgeIndexTests : KnowledgeIndexContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<SqliteKnowledgeIndex> _index;

    public SqliteKnowledgeIndexTests() => _index = new(
        () => SqliteKnowledgeIndex.Open(new DataOptions { Folder = _folder.Path }, DocumentSample.Model, TimeProvider.System));

    public void Dispose()
    {
        if (_index.IsValueCreated)
        {
            _index.Value.Dispose();
        }

        _folder.Dispose();
    }

    protected override KnowledgeIndex Create() => _index.Value;
}
