namespace QaBot.Evaluation.DataSets;

/// <summary>Reads what a person names as a set: a folder with documents and questions, or a file with questions about their own knowledge.</summary>
public static class EvaluationSetReader
{
    /// <summary>Reads the set at <paramref name="path"/>.</summary>
    /// <exception cref="SetFaultException">It is not a set, or holds faults; all of them are named, each with its line.</exception>
    public static EvaluationSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
        {
            return JsonLinesSet.Read(full);
        }

        if (!File.Exists(full))
        {
            throw new SetFaultException(new SetFault(
                path, 0, "There is no such folder or file. Name a folder with docs.jsonl and queries.jsonl, or a questions file (.yml, .yaml, .csv)."));
        }

        return Path.GetExtension(full).ToUpperInvariant() switch
        {
            ".YML" or ".YAML" => QuestionFile.Read(full, YamlQuestions.Read),
            ".CSV" => QuestionFile.Read(full, CsvQuestions.Read),
            var other => throw new SetFaultException(new SetFault(
                path, 0, $"Questions are read from .yml, .yaml and .csv; this file ends in \"{other.ToLowerInvariant()}\". Rename it, or name a folder with docs.jsonl and queries.jsonl.")),
        };
    }
}
