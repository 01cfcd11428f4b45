using QaBot.Core.Text;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class TextSearchTests
{
    [Fact]
    public void Find_AsItStands_IsTakenBeforeOtherCases() => TextSearch.Find("Cat cat", " cat ").ShouldBe(new TextRange(4, 3));

    [Fact]
    public void Find_OtherCaseAndLines_IsFound() => TextSearch.Find("The Red\n  Button (big)", "red button (BIG)").ShouldBe(new TextRange(4, 18));

    [Fact]
    public void Find_NowhereOrNothing_IsNull()
    {
        TextSearch.Find("abc", "x.*").ShouldBeNull();
        TextSearch.Find("abc", "  ").ShouldBeNull();
    }
}
