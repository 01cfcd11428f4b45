using System.CommandLine;
using QaBot.Configuration;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Commands.Eval;

/// <summary><c>qabot eval SET...</c>: asks questions whose answers are known and says how good the bot is.</summary>
internal sealed class EvalCommand : Command
{
    private readonly Terminal _terminal;

    public EvalCommand(Terminal terminal, SharedOptions shared)
        : base("eval", "Measure how good the answers are. Exit code 0 done, 3 a figure misses a bound (--min, --max), 1 fault, 2 wrong usage, set or configuration.")
    {
        _terminal = terminal;
        var options = new EvalOptions();
        options.AddTo(this);
        Add(new GenerateCommand(terminal, shared));
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal, token => RunAsync(shared.Read(arguments), options.Read(arguments), token), cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, EvalRequest request, CancellationToken cancellationToken)
    {
        // What can be wrong is found before hours are spent.
        var sets = request.Sets.Select(path => EvaluationSetReader.Read(Path.GetFullPath(path, settings.WorkingDirectory))).ToList();
        RequireNames(sets);
        var against = request.Against is { } path ? new RunFolder(Path.GetFullPath(path, settings.WorkingDirectory)) : null;
        against?.RequireOutcomes();
        var host = EvalHost.Open(settings);
        var folder = new RunFolder(request.Out is { } chosen ? Path.GetFullPath(chosen, settings.WorkingDirectory) : host.DefaultRun(sets, request));

        var results = await MeasureAsync(host, sets, request, folder, cancellationToken).ConfigureAwait(false);
        await _terminal.ErrorWriter.WriteLineAsync("Computing intervals ...").ConfigureAwait(false);
        var run = new RunReport
        {
            Version = EvalHost.Version,
            Ended = host.Time.GetUtcNow(),
            Settings = host.Settings,
            Threshold = host.Threshold,
            Sets = [.. results.Select(SetReport.Of)],
            Comparison = against?.Compare(results),
        };
        folder.Write(run);
        RunView.Write(_terminal.Out, run, folder);
        return await CheckAsync(run, request.Gates).ConfigureAwait(false);
    }

    private async Task<List<SetResult>> MeasureAsync(
        EvalHost host, List<EvaluationSet> sets, EvalRequest request, RunFolder folder, CancellationToken cancellationToken)
    {
        var progress = new EvalProgress(_terminal, host.Time);
        var results = new List<SetResult>();
        try
        {
            for (var i = 0; i < sets.Count; i++)
            {
                // The others in turn, so that no one set is every other's other domain.
                var otherDomain = OtherDomainQuestions.For(sets[i], [.. sets[(i + 1)..], .. sets[..i]]);
                results.Add(await host.MeasureAsync(sets[i], otherDomain, request, folder, progress, cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            progress.Clear();
        }

        return results;
    }

    private async Task<int> CheckAsync(RunReport run, IReadOnlyList<Gate> gates)
    {
        var failures = gates.SelectMany(gate => gate.FailuresIn(run)).ToList();
        foreach (var failure in failures)
        {
            await _terminal.ErrorWriter.WriteLineAsync(PlainText.Of(failure)).ConfigureAwait(false);
        }

        return failures.Count == 0 ? ExitCodes.Success : ExitCodes.GateFailed;
    }

    private static void RequireNames(List<EvaluationSet> sets)
    {
        foreach (var same in sets.GroupBy(set => set.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            throw new SetFaultException(new SetFault(
                string.Join(", ", same.Select(set => set.Path)), 0, $"Both are called \"{same.Key}\", and a run keeps its outcomes by name. Rename one, or measure them apart."));
        }
    }
}
