using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QaBot.Configuration;
using QaBot.Evaluation.Drafting;
using QaBot.Evaluation.Runner;

namespace QaBot.Commands.Eval;

/// <summary><c>qabot eval generate</c>: drafts questions from the user's own documents into a file for a person to go through.</summary>
internal sealed class GenerateCommand : Command
{
    private const int DefaultCount = 40;
    private const string DefaultFile = "questions.yml";

    private readonly Terminal _terminal;

    public GenerateCommand(Terminal terminal, SharedOptions shared)
        : base("generate", "Draft questions from your own documents into a file, for you to go through. Exit code 0 done, 1 fault, 2 wrong usage or configuration.")
    {
        _terminal = terminal;
        var file = new Option<string>("--out")
        {
            Description = $"The file to write; one that is there is left alone (default: {DefaultFile}).",
            HelpName = "FILE",
            DefaultValueFactory = _ => DefaultFile,
        };
        var count = new Option<int>("--count")
        {
            Description = $"Questions at most (default: {DefaultCount}).",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultCount,
            CustomParser = ParseCount,
        };
        Add(file);
        Add(count);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal,
            token => RunAsync(shared.Read(arguments), arguments.GetRequiredValue(file), arguments.GetValue(count), token),
            cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, string file, int count, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, settings.WorkingDirectory);
        if (File.Exists(path))
        {
            await _terminal.ErrorWriter.WriteLineAsync(
                PlainText.Of($"{path} is there already, perhaps gone through by somebody. Name another file with --out FILE, or remove it.")).ConfigureAwait(false);
            return ExitCodes.Usage;
        }

        var host = EvalHost.Open(settings);
        var folder = host.RequireKnowledge();
        await using var services = host.Build(host.OwnIndex);
        var documents = await KnowledgeDocuments.ReadAsync(services.GetRequiredService<EngineUnderTest>(), folder, cancellationToken).ConfigureAwait(false);
        var questions = QuestionDrafter.Draft(documents, count);
        await File.WriteAllTextAsync(path, QuestionFileWriter.Write(questions), cancellationToken).ConfigureAwait(false);
        await _terminal.OutWriter.WriteLineAsync(PlainText.Of(
            $"{Quantity.Of(questions.Count, "question")} drafted from {Quantity.Of(documents.Count, "document")} into {path}. Go through them, then: qabot eval {file}")).ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private static int ParseCount(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 10_000)
        {
            return count;
        }

        result.AddError($"--count: found \"{text}\"; allowed is a whole number from 1 to 10000.");
        return 0;
    }
}
