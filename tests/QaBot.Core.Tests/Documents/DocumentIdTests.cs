using QaBot.Core.Documents;

namespace QaBot.Core.Tests.Documents;

public sealed class DocumentIdTests
{
    [Fact]
    public void FromPath_ComposedAndDecomposedName_GiveTheSameId() =>
        DocumentId.FromPath("cafe\u0301.txt").ShouldBe(DocumentId.FromPath("caf\u00E9.txt"));

    [Fact]
    public void FromPath_AnyName_IsTwelveHexadecimalDigits() => DocumentId.FromPath("a b/😀|;%.md").ShouldMatch("^[0-9a-f]{12}$");
}
