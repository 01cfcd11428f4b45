using System.CommandLine;
using System.CommandLine.Invocation;
using QaBot.Commands.Eval;
using QaBot.Commands.Notify;

namespace QaBot.Commands;

/// <summary>The program's command line. Without a command it serves.</summary>
internal static class QaBotCommand
{
    // Long enough for running turns to end, short enough for who waits at the terminal.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(20);

    /// <summary>Runs what <paramref name="args"/> ask for and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var arguments = Create(terminal).Parse(args);
        if (arguments.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        var usageFault = arguments.Errors.Count > 0;
        var exitCode = await arguments.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.OutWriter,
                Error = terminal.ErrorWriter,
                ProcessTerminationTimeout = DrainTime,
                EnableDefaultExceptionHandler = false,
            },
            cancellationToken).ConfigureAwait(false);
        return usageFault ? ExitCodes.Usage : exitCode;
    }

    private static RootCommand Create(Terminal terminal)
    {
        var shared = new SharedOptions();
        var root = new RootCommand("Answers questions from a folder of documents, with quotes checked word for word.");
        shared.AddTo(root);
        var serve = new ServeOptions();
        serve.AddTo(root);
        root.SetAction((arguments, token) => ServeCommand.RunAsync(terminal, serve.Read(arguments, shared.Read(arguments)), token));
        root.Add(new ServeCommand(terminal, shared));
        root.Add(new AskCommand(terminal, shared));
        root.Add(new IngestCommand(terminal, shared));
        root.Add(new DoctorCommand(terminal, shared));
        root.Add(new EvalCommand(terminal, shared));
        root.Add(new ManifestCommand(terminal, shared));
        root.Add(new NotifyCommand(terminal, shared));
        root.Add(new FeedbackCommand(terminal, shared));
        return root;
    }
}
