using System.Text.Json;
using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

public sealed class ReportJsonTests
{
    [Fact]
    public void Write_Run_HasItsFiguresUnderTheirNames()
    {
        var run = Made.Run(Made.Result("s", Made.Answer("1", .9, isRight: true), Made.None("2", QuestionKind.OtherDomain, .4)));

        var json = JsonDocument.Parse(ReportJson.Write(run)).RootElement;

        json.GetProperty("schema").GetString().ShouldBe("qabot-eval/1");
        var set = json.GetProperty("sets")[0];
        set.GetProperty("questions").GetProperty("answerable").GetInt32().ShouldBe(1);
        set.GetProperty("figures").GetProperty("R@1").GetProperty("value").GetDouble().ShouldBe(1);
        set.GetProperty("figures").TryGetProperty("p50", out _).ShouldBeFalse();
        json.GetProperty("timings").GetProperty("sets")[0].GetProperty("figures").GetProperty("p50").GetProperty("value").GetDouble().ShouldBe(10);
    }

    [Fact]
    public void Write_OtherTimes_ChangeNothingButTimings()
    {
        var result = Made.Result("s", Made.Answer("1", .9, isRight: true));
        var slow = result with { Outcomes = [result.Outcomes[0] with { Milliseconds = 99 }], Asking = TimeSpan.FromHours(1), PeakBytes = 7, Resumed = 1 };

        Timeless(ReportJson.Write(Made.Run(slow) with { Ended = DateTimeOffset.UnixEpoch })).ShouldBe(Timeless(ReportJson.Write(Made.Run(result))));
    }

    private static string Timeless(string json) => json[..json.IndexOf("\"timings\"", StringComparison.Ordinal)];
}
