using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

public sealed class FigureCatalogueTests
{
    // Four answerable: two right, one wrong, one not answered though it would have been right. Two of another kind: one answered. One of a third: not.
    private static readonly SetReport Report = SetReport.Of(Made.Result(
        "s",
        Made.Answer("1", .9, isRight: true),
        Made.Answer("2", .8, isRight: true),
        Made.Answer("3", .7, isRight: false),
        Made.Answer("4", .2, isRight: true, isAnswered: false),
        Made.None("5", QuestionKind.OtherDomain, .75, isAnswered: true),
        Made.None("6", QuestionKind.OtherDomain, .1),
        Made.None("7", QuestionKind.ParagraphRemoved, .25)));

    [Theory]
    [InlineData("R@1", .75)]
    [InlineData("R@5", 1)]
    [InlineData("MRR", (3 + (1 / 3.0)) / 4)]
    [InlineData("nDCG@10", 3.5 / 4)]
    [InlineData("sentence@1", .75)]
    [InlineData("sentence@3", 1)]
    [InlineData("right", .75)]
    [InlineData("AUROC:other-domain", 6.0 / 8)] // of .9 .8 .7 .2 against .75 .1
    [InlineData("AUROC:paragraph-removed", .75)]
    [InlineData("answered:answerable", .75)]
    [InlineData("answered:other-domain", .5)]
    [InlineData("wrong-given:answerable", 1 / 3.0)]
    [InlineData("wrong-given", (.125 + .125) / (.375 + .125))] // an answerable one weighs 1/8, another domain's 1/8, a removed one 1/4
    [InlineData("closest-right", 1)]
    [InlineData("CRAG", .125 + .125 - .125 - .125)]
    [InlineData("CRAG:answerable", .25)]
    [InlineData("verbatim", 1)]
    [InlineData("citation-precision", 4 / 6.0)]
    [InlineData("p50", 10)]
    [InlineData("memory", 100)]
    public void Compute_ByHand(string name, double expected) => Report.Find(name)!.Value.ShouldBe(expected, 1e-9);

    [Fact]
    public void Compute_Calibration_ByHand()
    {
        // Bins: .1 (w .125, wrong), .2 (answerable .125 right, removed .25 wrong), .7 (answerable and other, .125 each, both wrong), .8, .9 (.125 each, right).
        var expected = (.125 * .1) + Math.Abs((.125 * (.2 - 1)) + (.25 * .25)) + (.125 * (.7 + .75)) + (.125 * .2) + (.125 * .1);

        Report.Find("ECE")!.Value.ShouldBe(expected, 1e-9);
        Report.Reliability.Sum(bin => bin.Share).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("AUROC:unanswerable")]
    [InlineData("answered:article-removed")]
    [InlineData("span-F1")]
    public void Compute_NothingToMeasure_IsLeftOut(string name) => Report.Find(name).ShouldBeNull();

    [Fact]
    public void Compute_NoUnanswerableQuestions_LeavesTheMixtureOut()
    {
        var report = SetReport.Of(Made.Result("s", Made.Answer("1", .9, isRight: true)));

        report.Find("wrong-given").ShouldBeNull();
        report.Find("CRAG").ShouldBeNull();
        report.Find("CRAG:answerable")!.Value.ShouldBe(1);
    }

    [Fact]
    public void All_Names_AreDifferentAndFoundInAnyCase()
    {
        FigureCatalogue.All.Select(figure => figure.Name.ToUpperInvariant()).ShouldBeUnique();
        FigureCatalogue.Find("NDCG@10")!.Name.ShouldBe("nDCG@10");
        FigureCatalogue.Find("recall").ShouldBeNull();
    }
}
