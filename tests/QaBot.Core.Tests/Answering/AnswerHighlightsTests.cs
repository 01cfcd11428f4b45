using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Answering;

public sealed class AnswerHighlightsTests
{
    [Theory]
    [InlineData("It costs 12 crowns.", "It costs 12 crowns. [1]", 9, 9, "12 crowns")]
    [InlineData("It costs\n12   crowns.", "It costs 12 crowns. [1]", 9, 11, "12 crowns")]
    [InlineData("12. item\n12 crowns", "Prices\n12. item\n12 crowns [1]", 9, 9, "12 crowns")]
    public void In_QuoteLaidOutInTheText_GivesItsWords(string quote, string text, int start, int length, string expected)
    {
        var answer = Answer(text, Cite(quote, new TextRange(start + 100, length)));

        AnswerHighlights.In(answer).ShouldHaveSingleItem().Of(text).ToString().ShouldBe(expected);
    }

    [Fact]
    public void In_QuoteThatTheTextDoesNotHold_GivesNothing() =>
        AnswerHighlights.In(Answer("Something else. [1]", Cite("It costs 12 crowns.", new TextRange(109, 2)))).ShouldBeEmpty();

    [Fact]
    public void In_HighlightOutsideItsQuote_GivesNothing() =>
        AnswerHighlights.In(Answer("It costs 12 crowns. [1]", Cite("It costs 12 crowns.", new TextRange(50, 2)))).ShouldBeEmpty();

    private static Answer Answer(string text, Citation citation) =>
        new() { Status = AnswerStatus.Answered, Text = text, TraceId = "t", Citations = [citation] };

    private static Citation Cite(string quote, TextRange highlight) => new()
    {
        Number = 1,
        DocumentId = "d",
        Title = "t",
        SourcePath = "t.txt",
        Location = new SourceLocation { Line = 1 },
        Quote = quote,
        Range = new TextRange(100, quote.Length),
        Highlight = highlight,
        ContentVersion = "00000000",
        Score = 1,
    };
}
