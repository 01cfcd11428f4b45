using QaBot.Core.Documents;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Drafting;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Drafting;

public sealed class QuestionDrafterTests
{
    [Fact]
    public void Draft_HeadingsSentencesAndNumbers_GiveQuestionsWithTheSentenceThatAnswers()
    {
        var questions = QuestionDrafter.Draft([Pump()], 10);

        questions.ShouldBe(
        [
            new DraftedQuestion("How do I reset the pump?", "pump.md", "To restart it, hold the red button for three seconds.", "heading"),
            new DraftedQuestion("How do I restart it?", "pump.md", "To restart it, hold the red button for three seconds.", "sentence"),
            new DraftedQuestion("How long does the warranty of the pump last?", "pump.md", "The warranty of the pump lasts five years.", "number"),
            new DraftedQuestion("Is frost covered?", "pump.md", "Damage by frost is not covered by it.", "heading"),
            new DraftedQuestion("What does “Pump manual” say about Spare parts?", "pump.md", "Spare parts are kept in Bergen and sent by post.", "heading"),
            new DraftedQuestion("Where are Spare parts kept?", "pump.md", "Spare parts are kept in Bergen and sent by post.", "sentence"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void Draft_SeveralDocuments_TakesTurnsAndRepeatsNothing()
    {
        var other = new DocumentBuilder("a.md", "hash", "markdown");
        other.AddHeading(1, "A", 1);
        other.AddHeading(2, "Is frost covered?", 2);
        other.AddParagraph("Frost is never covered by anything here.", 3);

        var questions = QuestionDrafter.Draft([Pump(), other.Build()], 2);

        questions.Select(question => question.Document).ShouldBe(["a.md", "pump.md"]);
        QuestionDrafter.Draft([Pump(), other.Build()], 100).Select(question => question.Question).ShouldBeUnique();
        QuestionDrafter.Draft([other.Build(), Pump()], 100).ShouldBe(QuestionDrafter.Draft([Pump(), other.Build()], 100));
    }

    [Fact]
    public void Write_Drafts_AreReadBackAsAQuestionsFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["q.yml"], QuestionFileWriter.Write([new DraftedQuestion("What is \"x: # y\"?", "a b.md", "It's \\ é.", "heading")]));

        var set = EvaluationSetReader.Read(folder["q.yml"]);

        set.Questions[0].Question.ShouldBe("What is \"x: # y\"?");
        set.Questions[0].Gold.ShouldBe(["a b.md"]);
        set.Questions[0].Answers.ShouldBe(["It's \\ é."]);
        set.Questions.Count(question => !question.IsAnswerable).ShouldBe(3);
    }

    private static Document Pump()
    {
        var builder = new DocumentBuilder("pump.md", "hash", "markdown");
        builder.AddHeading(1, "Pump manual", 1);
        builder.AddHeading(2, "How to reset the pump", 2);
        builder.AddParagraph("To restart it, hold the red button for three seconds.", 3);
        builder.AddHeading(2, "Is frost covered?", 4);
        builder.AddParagraph("No. Damage by frost is not covered by it.", 5);
        builder.AddParagraph("The warranty of the pump lasts five years.", 6);
        builder.AddHeading(2, "Spare parts", 7);
        builder.AddParagraph("Spare parts are kept in Bergen and sent by post.", 8);
        return builder.Build();
    }
}
