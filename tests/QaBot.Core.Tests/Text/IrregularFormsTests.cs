using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class IrregularFormsTests
{
    [Theory]
    [InlineData("sent", "sends")]
    [InlineData("Children", "child")]
    [InlineData("understood", "understanding")]
    [InlineData("written", "writes")]
    public void Terms_FormsOfOneWord_AreOneTerm(string one, string other) =>
        TermAnalyzer.Terms(one).ShouldBe(TermAnalyzer.Terms(other));

    // The company was founded; the key was found.
    [Theory]
    [InlineData("found", "find")]
    [InlineData("left", "leave")]
    [InlineData("saw", "see")]
    public void Terms_FormThatIsAWordOfItsOwn_StaysApart(string form, string word) =>
        TermAnalyzer.Terms(form).ShouldNotBe(TermAnalyzer.Terms(word));
}
