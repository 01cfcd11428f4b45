using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>Says which questions a set is asked, and what is taken away for each.</summary>
internal static class TaskPlan
{
    /// <summary>The tasks: the set's own questions, then those of another domain, then its answerable ones with what answers them taken away.</summary>
    public static IReadOnlyList<QuestionTask> Make(
        EvaluationSet set, SetCorpus corpus, IReadOnlyList<EvaluationQuestion> otherDomain, int sample, int negatives)
    {
        var answerable = QuestionSample.Draw([.. set.Questions.Where(question => question.IsAnswerable)], sample);
        var unanswerable = QuestionSample.Draw([.. set.Questions.Where(question => !question.IsAnswerable)], sample);
        var tasks = new List<QuestionTask>();
        tasks.AddRange(answerable.Select(question => new QuestionTask(QuestionKind.Answerable, question, [])));
        tasks.AddRange(unanswerable.Select(question => new QuestionTask(QuestionKind.Unanswerable, question, [])));
        if (negatives == 0)
        {
            return tasks;
        }

        tasks.AddRange(QuestionSample.Draw(otherDomain, negatives).Select(OtherDomain));
        var known = QuestionSample.Draw([.. answerable.Where(question => question.Gold.Count > 0)], negatives);
        tasks.AddRange(known.Select(question => ParagraphRemoved(question, corpus)));
        tasks.AddRange(known.Select(question => ArticleRemoved(question, corpus)).OfType<QuestionTask>());
        return tasks;
    }

    // What its own set knows of it is not so in this one.
    private static QuestionTask OtherDomain(EvaluationQuestion question) =>
        new(QuestionKind.OtherDomain, new EvaluationQuestion { Id = question.Id, Question = question.Question, IsAnswerable = false }, []);

    private static QuestionTask ParagraphRemoved(EvaluationQuestion question, SetCorpus corpus) =>
        new(QuestionKind.ParagraphRemoved, question, [.. question.Gold.Select(corpus.PathOf)]);

    // An article of one paragraph says nothing that its paragraph does not.
    private static QuestionTask? ArticleRemoved(EvaluationQuestion question, SetCorpus corpus)
    {
        var around = corpus.ArticlesAround(question);
        return around.Count > question.Gold.Count ? new QuestionTask(QuestionKind.ArticleRemoved, question, around) : null;
    }
}
