using QaBot.Commands;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;
using Spectre.Console;

namespace QaBot.Tests.Commands;

public sealed class AnswerViewTests
{
    [Fact]
    public void Write_Answer_IsDrawnAsText() => Draw(Answer("The pump costs [bold]12[/] crowns. [1]"), 60).ShouldBe(
        """
        The pump costs [bold]12[/] crowns. [1]

        Sources
          [1] Pump [manual]
              pump.md › Prices › [red] › line 7
              “The pump costs [bold]12[/] crowns.”

        You could ask
          • What about [links]?

        I am fairly sure. Confidence 83 %.

        """);

    [Fact]
    public void Write_NarrowTerminal_WrapsAtItsWidth() =>
        Draw(Answer("The pump costs twelve crowns, and so it has for many years. [1]"), 30)
            .Split('\n').ShouldAllBe(line => line.Length <= 30);

    [Fact]
    public void Write_ControlCharacters_AreNotSentToTheTerminal()
    {
        var drawn = Draw(Answer("\u001b[2Jgone \u202Eturned"), 60);

        drawn.ShouldNotContain("\u001b");
        drawn.ShouldNotContain("\u202E");
        drawn.ShouldContain("gone");
    }

    [Fact]
    public void Write_WordsThatAnswer_AreBoldInTextAndQuote()
    {
        var answer = Answer("The pump costs [bold]12[/] crowns. [1]");
        answer = answer with { Citations = [answer.Citations[0] with { Highlight = new TextRange(21, 2) }] };
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });

        AnswerView.Write(console, answer);

        output.ToString().Split("\u001b[1m12\u001b[0m").Length.ShouldBe(3);
    }

    private static string Draw(Answer answer, int width)
    {
        using var output = new StringWriter();
        AnswerView.Write(Terminal.Over(output, TextWriter.Null, width).Out, answer);
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    private static Answer Answer(string text) => new()
    {
        Status = AnswerStatus.Answered,
        Text = text,
        Confidence = 0.83,
        TraceId = "t",
        Suggestions = ["What about [links]?"],
        Citations =
        [
            new Citation
            {
                Number = 1,
                DocumentId = "d",
                Title = "Pump [manual]",
                SourcePath = "pump.md",
                Location = new SourceLocation { HeadingPath = ["Prices", "[red]"], Line = 7 },
                Quote = "The pump costs [bold]12[/] crowns.",
                Range = new TextRange(0, 34),
                ContentVersion = "00000000",
                Score = 1,
            },
        ],
    };
}
