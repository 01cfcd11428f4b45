using System.Text.Json;

namespace QaBot.Tests.Commands;

public sealed class AskCommandTests : CommandTests
{
    [Fact]
    public async Task Ask_AnswerInTheDocuments_ExitsZeroWithTheQuote()
    {
        WriteArticle();

        var run = await RunAsync("ask", TradeQuestion);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("mutual trade hit a record $24.1 billion in 2022. [1]");
        run.Output.ShouldContain("[1] Kazakhstan at China Eurasia Expo");
        run.Output.ShouldContain("Kazakhstan-at-China-Eurasia-Expo.txt › line 13");
        run.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Ask_NotInTheDocuments_ExitsThree()
    {
        WriteManual();

        var run = await RunAsync("ask", "Who won the 2010 World Cup?");

        run.ExitCode.ShouldBe(3, run.Error + run.Output);
    }

    [Fact]
    public async Task Ask_Greeting_ExitsZero()
    {
        WriteManual();

        (await RunAsync("ask", "hi")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_Json_PrintsOneObjectAndNothingElse()
    {
        WriteArticle();

        var run = await RunAsync("ask", TradeQuestion, "--json");

        var answer = JsonDocument.Parse(run.Output).RootElement;
        answer.GetProperty("status").GetString().ShouldBe("answered");
        var citation = answer.GetProperty("citations")[0];
        citation.GetProperty("path").GetString().ShouldBe("Kazakhstan-at-China-Eurasia-Expo.txt");
        var range = citation.GetProperty("range");
        (range.GetProperty("end").GetInt32() - range.GetProperty("start").GetInt32()).ShouldBe(citation.GetProperty("quote").GetString()!.Length);
        citation.GetProperty("link").GetString().ShouldStartWith("http://localhost:3978/sources/");
        answer.GetProperty("timings").GetProperty("answerMs").GetDouble().ShouldBeGreaterThan(0);
    }
}
