using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>What the measuring programs ask of a set.</summary>
internal static class EvaluationSets
{
    extension(EvaluationSet)
    {
        /// <summary>Reads the set in <paramref name="folder"/>.</summary>
        public static EvaluationSet Load(string folder) => EvaluationSetReader.Read(folder);
    }

    extension(EvaluationSet set)
    {
        /// <summary>The questions written on documents whose id passes <paramref name="keep"/>; the documents stay.</summary>
        public EvaluationSet On(Func<string, bool> keep) =>
            set with { Questions = [.. set.Questions.Where(question => keep(question.Origin ?? question.Gold.FirstOrDefault("")))] };

        /// <summary>The questions that the documents answer, at most <paramref name="limit"/>, drawn by a fixed seed.</summary>
        public IReadOnlyList<EvaluationQuestion> Answerable(int limit) => Sample([.. set.Questions.Where(question => question.IsAnswerable)], limit);

        /// <summary>The questions that the documents do not answer, drawn likewise.</summary>
        public IReadOnlyList<EvaluationQuestion> Unanswerable(int limit) => Sample([.. set.Questions.Where(question => !question.IsAnswerable)], limit);
    }

    private static EvaluationQuestion[] Sample(EvaluationQuestion[] questions, int limit)
    {
        if (questions.Length <= limit)
        {
            return questions;
        }

        new Random(20).Shuffle(questions);
        return questions[..limit];
    }
}
