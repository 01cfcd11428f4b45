using System.CommandLine;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary><c>qabot serve</c>, and <c>qabot</c> alone: serves until it is told to stop.</summary>
internal sealed class ServeCommand : Command
{
    public ServeCommand(Terminal terminal, SharedOptions shared)
        : base("serve", "Serve the chat page, the bot and the source viewer, and keep the index up to date (the default).")
    {
        var options = new ServeOptions();
        options.AddTo(this);
        SetAction((arguments, cancellationToken) => RunAsync(terminal, options.Read(arguments, shared.Read(arguments)), cancellationToken));
    }

    /// <summary>Serves until <paramref name="cancellationToken"/> is cancelled, then lets running turns end.</summary>
    public static Task<int> RunAsync(Terminal terminal, HostSettings settings, CancellationToken cancellationToken) =>
        CommandFaults.RunAsync(
            terminal,
            async token =>
            {
                await using var server = await Server.StartAsync(settings, terminal, token).ConfigureAwait(false);
                await server.RunToEndAsync(token).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            cancellationToken);
}
