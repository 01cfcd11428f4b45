using QaBot.Commands;

namespace QaBot.Tests.Commands;

/// <summary>What a run of the command line printed and returned.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandLineRun> StartAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await QaBotCommand.RunAsync(args, Terminal.Over(output, error), CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
