using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Tests.DataSets;

public sealed class OtherDomainQuestionsTests
{
    [Fact]
    public void For_NoOtherSet_GivesMadeOnes()
    {
        var questions = OtherDomainQuestions.For(SetOf("a", "Cats"), []);

        questions.Count.ShouldBe(60);
        questions.Select(question => question.Question).ShouldBeUnique();
        questions.ShouldAllBe(question => !question.IsAnswerable && question.Question.EndsWith('?'));
    }

    [Fact]
    public void For_OtherSets_TakesTheFirstThatSharesNoTitle()
    {
        var questions = OtherDomainQuestions.For(SetOf("a", "Cats", "Dogs"), [SetOf("b", "dogs"), SetOf("c", "Birds")]);

        questions.ShouldHaveSingleItem().Id.ShouldBe("c/q");
    }

    private static EvaluationSet SetOf(string name, params string[] titles) => new()
    {
        Name = name,
        Path = name,
        Documents = [.. titles.Select(title => new EvaluationDocument(title, title, "text"))],
        Questions = [new EvaluationQuestion { Id = "q", Question = $"What of {titles[0]}?", IsAnswerable = true, Gold = [titles[0]] }],
        ContentHash = name,
        QuestionsFile = "queries.jsonl",
    };
}
