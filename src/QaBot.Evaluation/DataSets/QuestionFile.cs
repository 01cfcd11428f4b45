using System.Security.Cryptography;

namespace QaBot.Evaluation.DataSets;

/// <summary>
/// A file with questions about the user's own documents. Each entry has a <c>question</c> and what is expected: a <c>document</c> (its path
/// below the knowledge folder), an <c>answer</c> that must be quoted, both, or <c>answerable: false</c>.
/// </summary>
internal static class QuestionFile
{
    /// <summary>Reads the file at <paramref name="path"/> with the reader of its format.</summary>
    public static EvaluationSet Read(string path, Func<byte[], FaultList, IReadOnlyList<QuestionEntry>> read)
    {
        var name = Path.GetFileName(path);
        var content = File.ReadAllBytes(path);
        var faults = new FaultList(name);
        var entries = read(content, faults);
        var questions = entries.Select(entry => QuestionOf(entry, faults)).OfType<EvaluationQuestion>().ToList();
        faults.AddRepeated(questions, question => question.Id, question => question.Line, "the id");
        faults.AddRepeated(questions, question => question.Question, question => question.Line, "the question");
        if (entries.Count == 0 && faults.Faults.Count == 0)
        {
            faults.Add(0, "The file holds no question. 'qabot eval generate' drafts some from your documents.");
        }

        faults.ThrowIfAny();
        return new EvaluationSet
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Path = path,
            Questions = questions,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            QuestionsFile = name,
        };
    }

    private static EvaluationQuestion? QuestionOf(QuestionEntry entry, FaultList faults)
    {
        var before = faults.Faults.Count;
        var question = Single(entry, "question", faults);
        if (question is null)
        {
            faults.Add(entry.Line, "has no \"question\". Write the question, as a person would ask it.");
        }

        var isAnswerable = IsAnswerable(entry, faults);
        var (gold, answers) = (entry["document"], entry["answer"]);
        if (isAnswerable && gold.Count == 0 && answers.Count == 0)
        {
            faults.Add(entry.Line, "does not say what is expected. Add \"document\", \"answer\" or both; or \"answerable: false\" when your documents do not answer it.");
        }

        if (!isAnswerable && gold.Count + answers.Count > 0)
        {
            faults.Add(entry.Line, "is not answerable and names a document or an answer all the same. Remove one of the two.");
        }

        return faults.Faults.Count > before ? null : new EvaluationQuestion
        {
            Id = Single(entry, "id", faults) ?? question!,
            Question = question!,
            IsAnswerable = isAnswerable,
            Gold = [.. gold.Select(path => path.Replace('\\', '/')).Distinct(StringComparer.Ordinal)],
            Answers = [.. answers.Distinct(StringComparer.Ordinal)],
            Line = entry.Line,
        };
    }

    private static bool IsAnswerable(QuestionEntry entry, FaultList faults)
    {
        switch (Single(entry, "answerable", faults)?.ToUpperInvariant())
        {
            case null or "TRUE" or "YES" or "1":
                return true;
            case "FALSE" or "NO" or "0":
                return false;
            case var other:
                faults.Add(entry.Line, $"\"answerable\" is \"{other.ToLowerInvariant()}\"; expected true or false.");
                return true;
        }
    }

    private static string? Single(QuestionEntry entry, string name, FaultList faults)
    {
        var texts = entry[name];
        if (texts.Count > 1)
        {
            faults.Add(entry.Line, $"gives \"{name}\" more than once. Write one.");
        }

        return texts.Count > 0 ? texts[0] : null;
    }
}
