using System.Globalization;

namespace QaBot.Benchmarks;

/// <summary>What the measuring programs of retrieval and answers take: folders, and options that begin with two dashes.</summary>
internal sealed record BenchmarkArguments(IReadOnlyList<string> Folders, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Where vectors are kept between runs.</summary>
    public string Cache => Options.GetValueOrDefault("--cache") ?? Path.Combine(Path.GetTempPath(), "qabot-benchmarks");

    /// <summary>Questions of a set at most.</summary>
    public int Sample => Number("--sample", 600);

    public static BenchmarkArguments Parse(IReadOnlyList<string> arguments)
    {
        var folders = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                folders.Add(arguments[i]);
            }
            else if (i + 1 < arguments.Count)
            {
                options[arguments[i]] = arguments[++i];
            }
            else
            {
                throw new ArgumentException($"{arguments[i]} needs a value after it.");
            }
        }

        return new BenchmarkArguments(folders, options);
    }

    public int Number(string option, int otherwise) =>
        Options.TryGetValue(option, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
