using QaBot.Core.Documents;
using QaBot.Providers.Sqlite;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class RecentDocumentsTests
{
    private readonly RecentDocuments _recent = new(capacity: 10_000);

    [Fact]
    public void Find_DocumentAdded_GivesTheSameObject()
    {
        var document = OfLength(100);

        _recent.Add(1, document);

        _recent.Find(1).ShouldBeSameAs(document);
        _recent.Find(2).ShouldBeNull();
    }

    [Fact]
    public void Add_BeyondCapacity_DropsTheOneUsedLongestAgo()
    {
        _recent.Add(1, OfLength(4_000));
        _recent.Add(2, OfLength(4_000));
        _recent.Find(1);

        _recent.Add(3, OfLength(4_000));

        _recent.Find(1).ShouldNotBeNull();
        _recent.Find(2).ShouldBeNull();
        _recent.Find(3).ShouldNotBeNull();
    }

    [Fact]
    public void Add_LongerThanCapacity_KeepsItAlone()
    {
        _recent.Add(1, OfLength(10));

        _recent.Add(2, OfLength(20_000));
        _recent.Find(1).ShouldBeNull();
        _recent.Find(2).ShouldNotBeNull();

        _recent.Add(3, OfLength(10));
        _recent.Find(2).ShouldBeNull();
        _recent.Find(3).ShouldNotBeNull();
    }

    private static Document OfLength(int length) => new()
    {
        Id = "id",
        Title = "title",
        SourcePath = "path",
        ContentHash = "hash",
        Format = "text",
        Text = new string('x', length),
        Blocks = [],
        Sections = [],
    };
}
