using System.Security.Cryptography;
using System.Text;

namespace QaBot.Evaluation.DataSets;

/// <summary>
/// Draws questions by the hash of their ids: the same ids are drawn on every machine, and a smaller sample is a part of a larger one, so
/// that runs of different size can be compared question by question.
/// </summary>
public static class QuestionSample
{
    /// <summary>At most <paramref name="limit"/> of <paramref name="questions"/>, in their order; 0 draws all.</summary>
    public static IReadOnlyList<EvaluationQuestion> Draw(IReadOnlyList<EvaluationQuestion> questions, int limit)
    {
        ArgumentNullException.ThrowIfNull(questions);
        if (limit == 0 || questions.Count <= limit)
        {
            return questions;
        }

        var drawn = questions.OrderBy(question => KeyOf(question.Id), StringComparer.Ordinal).Take(limit).ToHashSet();
        return [.. questions.Where(drawn.Contains)];
    }

    private static string KeyOf(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
