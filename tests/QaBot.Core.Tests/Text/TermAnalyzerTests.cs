using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class TermAnalyzerTests
{
    [Fact]
    public void Analyze_Text_GivesWordAndStemWithRanges()
    {
        const string text = "The Company's Relations, 24.1%";
        var terms = TermAnalyzer.Analyze(text);
        terms.Select(term => (term.Word, term.Value)).ShouldBe(
            [("the", "the"), ("company", "compani"), ("relations", "relat"), ("24.1", "24.1")]);
        terms[2].Range.Of(text).ToString().ShouldBe("Relations");
    }

    [Fact]
    public void Analyze_Part_GivesRangesOfTheWholeText() =>
        TermAnalyzer.Analyze("cats and dogs", new TextRange(9, 4)).ShouldBe([new Term(new TextRange(9, 4), "dogs", "dog")]);

    [Fact]
    public void Terms_Text_KeepsRepetitionsAndStopWords() =>
        TermAnalyzer.Terms("The cat and the cats").ShouldBe(["the", "cat", "and", "the", "cat"]);

    [Theory]
    [InlineData("the", true)]
    [InlineData("whose", true)]
    [InlineData("its", true)]
    [InlineData("cat", false)]
    [InlineData("The", false)]
    [InlineData("", false)]
    public void Contains_FoldedWord_TellsStopWords(string word, bool expected) => StopWords.Contains(word).ShouldBe(expected);
}
