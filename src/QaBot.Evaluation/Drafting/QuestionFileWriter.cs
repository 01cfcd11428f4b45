using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Drafting;

/// <summary>Writes drafted questions as a questions file in YAML.</summary>
public static class QuestionFileWriter
{
    private const int Unanswerable = 3;

    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file.</summary>
    public static string Write(IReadOnlyList<DraftedQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var yaml = new StringBuilder("""
            # Questions to measure the bot with: qabot eval THIS-FILE
            # They were drafted by a program from your documents. Before you trust a figure, go through them:
            #   - reword each as the people who will ask would ask it, and remove those that nobody would;
            #   - "document" is the path below your knowledge folder; "answer" is copied from it and may be shortened to what counts,
            #     be a list of accepted texts, or be left out when any passage of the document will do;
            #   - add what people ask and your documents do not answer, with "answerable: false".
            questions:

            """.ReplaceLineEndings("\n"));
        foreach (var question in questions)
        {
            yaml.Append("  - question: ").Append(Quote(question.Question)).Append(" # from a ").Append(question.Origin).Append('\n')
                .Append("    document: ").Append(Quote(question.Document)).Append('\n')
                .Append("    answer: ").Append(Quote(question.Answer)).Append('\n');
        }

        foreach (var question in OtherDomainQuestions.Made.Take(Unanswerable))
        {
            yaml.Append("  - question: ").Append(Quote(question.Question)).Append('\n').Append("    answerable: false\n");
        }

        return yaml.ToString();
    }

    // A JSON text is a YAML text.
    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoted);
}
