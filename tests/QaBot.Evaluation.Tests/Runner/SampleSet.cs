using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Tests.Runner;

/// <summary>A set of two articles with three paragraphs each.</summary>
internal static class SampleSet
{
    private static readonly EvaluationDocument[] Documents =
    [
        new("pump#0", "Pump", "The pump was designed in Bergen. It moves 40 litres of water a minute."),
        new("pump#1", "Pump", "To reset the pump, hold the red button for three seconds. A green lamp shows that it is ready."),
        new("pump#2", "Pump", "The warranty of the pump lasts five years. Damage by frost is not covered."),
        new("mill#0", "Mill", "The windmill on the hill was built in 1847. Its four sails turn clockwise."),
        new("mill#1", "Mill", "Millers ground rye and barley here until the great storm."),
        new("mill#2", "Mill", "Visitors may climb the windmill on Sundays. Tickets cost four euros."),
    ];

    public static EvaluationSet Make() => new()
    {
        Name = "sample",
        Path = "sample",
        Documents = Documents,
        Questions =
        [
            Ask("q1", "How long does the warranty of the pump last?", "pump#2", "five years"),
            Ask("q2", "How do I reset the pump?", "pump#1", "hold the red button for three seconds"),
            Ask("q3", "When was the windmill built?", "mill#0", "1847"),
            Ask("q4", "When may visitors climb the windmill?", "mill#2", "on Sundays"),
            new EvaluationQuestion { Id = "u1", Question = "Who won the regatta of Lisbon?", IsAnswerable = false },
        ],
        ContentHash = "sample",
        QuestionsFile = "queries.jsonl",
    };

    private static EvaluationQuestion Ask(string id, string question, string document, string answer)
    {
        var start = Documents.Single(item => item.Id == document).Text.IndexOf(answer, StringComparison.Ordinal);
        return new EvaluationQuestion
        {
            Id = id, Question = question, IsAnswerable = true, Gold = [document], Answers = [answer], Spans = [new TextRange(start, answer.Length)],
        };
    }
}
