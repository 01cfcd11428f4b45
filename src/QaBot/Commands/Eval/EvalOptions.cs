using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QaBot.Evaluation.Report;

namespace QaBot.Commands.Eval;

/// <summary>The arguments of <c>qabot eval</c>.</summary>
internal sealed class EvalOptions
{
    private const int DefaultSample = 500;
    private const int DefaultNegatives = 200;

    private readonly Argument<string[]> _sets = new("SET")
    {
        Description = "A folder with docs.jsonl and queries.jsonl, or a questions file about your own documents (.yml, .yaml, .csv).",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for run.json, report.html and the outcomes; a run that was ended goes on there (default: one below the data folder, named by what is measured).",
        HelpName = "DIR",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Folder of an earlier run, to compare with question by question.",
        HelpName = "RUN",
    };

    private readonly Option<int> _sample = new("--sample")
    {
        Description = "Questions of a set at most, drawn by their ids; 0 asks all.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultSample,
        CustomParser = result => ParseCount(result, "--sample"),
    };

    private readonly Option<int> _negatives = new("--negatives")
    {
        Description = "Questions at most of each kind that is made to have no answer (documents taken away, another domain); 0 makes none.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultNegatives,
        CustomParser = result => ParseCount(result, "--negatives"),
    };

    private readonly Option<string[]> _min = Gates("--min", "Exit with 3 when a figure is below this, for example nDCG@10=0.85 or northwind/R@5=0.9; may be given several times.");

    private readonly Option<string[]> _max = Gates("--max", "Exit with 3 when a figure is above this, for example wrong-given=0.05; may be given several times.");

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_sets);
        foreach (var option in new Option[] { _out, _against, _sample, _negatives, _min, _max })
        {
            command.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    public EvalRequest Read(ParseResult arguments) => new()
    {
        Sets = arguments.GetRequiredValue(_sets),
        Out = arguments.GetValue(_out),
        Against = arguments.GetValue(_against),
        Sample = arguments.GetValue(_sample),
        Negatives = arguments.GetValue(_negatives),
        Gates = [.. GatesOf(arguments.GetValue(_min), isLeast: true), .. GatesOf(arguments.GetValue(_max), isLeast: false)],
    };

    private static Option<string[]> Gates(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "METRIC=VALUE", DefaultValueFactory = _ => [] };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Gate.TryRead(token.Value, isLeast: true, out _) is { } fault)
                {
                    result.AddError($"{name}: {fault}");
                }
            }
        });
        return option;
    }

    private static IEnumerable<Gate> GatesOf(string[]? texts, bool isLeast)
    {
        foreach (var text in texts ?? [])
        {
            Gate.TryRead(text, isLeast, out var gate);
            yield return gate!;
        }
    }

    private static int ParseCount(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        result.AddError($"{name}: found \"{text}\"; allowed is a whole number from 0 on.");
        return 0;
    }
}
