using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>The folder of a run: <c>run.json</c>, <c>report.html</c>, and <c>outcomes/</c> with one file for each set.</summary>
public sealed class RunFolder
{
    private const string Outcomes = "outcomes";
    private const string Extension = ".jsonl";

    /// <param name="path">The folder; it need not be there.</param>
    public RunFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The file with the figures.</summary>
    public string Json => System.IO.Path.Combine(Path, "run.json");

    /// <summary>The file with the report for people.</summary>
    public string Html => System.IO.Path.Combine(Path, "report.html");

    /// <summary>The file with the outcomes of a set.</summary>
    public string OutcomesOf(string set) => System.IO.Path.Combine(Path, Outcomes, set + Extension);

    /// <summary>Writes <c>run.json</c> and <c>report.html</c>.</summary>
    public void Write(RunReport run)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(Json, ReportJson.Write(run));
        File.WriteAllText(Html, HtmlReport.Write(run));
    }

    /// <summary>Throws when the folder is not that of a run that has outcomes.</summary>
    /// <exception cref="EvaluationException">It is not.</exception>
    public void RequireOutcomes()
    {
        if (SetsWithOutcomes().Count == 0)
        {
            throw new EvaluationException(
                $"{Path} is not the folder of a run: it has no {Outcomes}/*{Extension}. Name a folder that an earlier 'qabot eval' was given with --out.");
        }
    }

    /// <summary>Compares a run with the one in this folder.</summary>
    /// <exception cref="EvaluationException">The folder's files cannot be read as outcomes.</exception>
    public RunComparison Compare(IReadOnlyList<SetResult> later)
    {
        RequireOutcomes();
        var earlier = SetsWithOutcomes();
        var both = later.Where(result => earlier.Contains(result.Name)).ToList();
        return new RunComparison(
            Path,
            [.. both.Select(result => SetComparison.Of(result.Name, OutcomeFile.Read(OutcomesOf(result.Name)), result.Outcomes))],
            [.. earlier.Union(later.Select(result => result.Name)).Except(both.Select(result => result.Name)).Order(StringComparer.Ordinal)]);
    }

    private List<string> SetsWithOutcomes() => System.IO.Path.Combine(Path, Outcomes) is var folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
        : [];
}
