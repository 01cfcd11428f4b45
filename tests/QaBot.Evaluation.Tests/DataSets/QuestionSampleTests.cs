using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Tests.DataSets;

public sealed class QuestionSampleTests
{
    private static readonly EvaluationQuestion[] All =
        [.. Enumerable.Range(0, 100).Select(i => new EvaluationQuestion { Id = $"q{i}", Question = "?", IsAnswerable = true })];

    [Fact]
    public void Draw_Smaller_IsAPartOfTheLargerInTheirOrder()
    {
        var small = QuestionSample.Draw(All, 10);
        var large = QuestionSample.Draw(All, 30);

        small.Count.ShouldBe(10);
        small.ShouldBeSubsetOf(large);
        small.ShouldBe(All.Where(small.Contains));
    }

    [Fact]
    public void Draw_ZeroOrMoreThanThereAre_IsAll()
    {
        QuestionSample.Draw(All, 0).ShouldBe(All);
        QuestionSample.Draw(All, 1000).ShouldBe(All);
    }

    [Fact]
    public void Draw_OtherQuestionsAdded_KeepsWhatIsDrawn()
    {
        var before = QuestionSample.Draw(All[..60], 60);
        var after = QuestionSample.Draw(All, 60);

        after.Intersect(before).Count().ShouldBeGreaterThan(25);
        QuestionSample.Draw([.. All.Reverse()], 60).ToHashSet().SetEquals(after).ShouldBeTrue();
    }
}
