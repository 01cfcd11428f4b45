using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

public sealed class SetComparisonTests
{
    [Fact]
    public void Of_TwoRuns_PairsQuestionsAndNamesThoseThatFlipped()
    {
        Outcome[] before =
        [
            Made.Answer("same", .9, isRight: true), Made.Answer("mended", .9, isRight: false), Made.Answer("broken", .9, isRight: true),
            Made.None("n", QuestionKind.OtherDomain, .9, isAnswered: true), Made.Answer("gone", .9, isRight: true),
        ];
        Outcome[] after =
        [
            Made.Answer("broken", .1, isRight: true, isAnswered: false), Made.Answer("same", .9, isRight: true), Made.Answer("mended", .9, isRight: true),
            Made.None("n", QuestionKind.OtherDomain, .1), Made.Answer("new", .9, isRight: true),
        ];

        var comparison = SetComparison.Of("s", before, after);

        comparison.Pairs.ShouldBe(4);
        comparison.Unpaired.ShouldBe(2);
        comparison.Flips.Select(flip => (flip.Id, flip.IsMended)).ShouldBe([("broken", false), ("mended", true), ("n", true)]);
        comparison.Flips[0].Before.ShouldBe("Reply broken.");
        comparison.Flips[0].After.ShouldBe("(NotFound)");
        comparison.P.ShouldBe(1); // of three throws 2 : 1
    }

    [Fact]
    public void Of_Scores_AreComparedQuestionByQuestion()
    {
        Outcome[] before = [.. Enumerable.Range(0, 40).Select(i => Made.Answer($"{i}", .9, isRight: i < 10))];
        Outcome[] after = [.. Enumerable.Range(0, 40).Select(i => Made.Answer($"{i}", .9, isRight: i < 30))];

        var comparison = SetComparison.Of("s", before, after);

        var sentence = comparison.Differences.Single(difference => difference.Name == "sentence@1");
        (sentence.Before, sentence.After, sentence.Difference.Value).ShouldBe((.25, .75, .5));
        sentence.Difference.Low.ShouldBeGreaterThan(.3);
        sentence.P.ShouldBe(.001);
        comparison.Differences.ShouldNotContain(difference => difference.Name == "span-F1");
        comparison.P.ShouldBe(Math.Pow(2, -19), 1e-9); // 2 / 2^20
    }
}
