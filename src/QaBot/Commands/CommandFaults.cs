using QaBot.BotFramework;
using QaBot.Configuration;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Evaluation;
using QaBot.Evaluation.DataSets;
using QaBot.Manifests;
using QaBot.Providers.Onnx;

namespace QaBot.Commands;

/// <summary>Turns what ends a command into words on the error stream and an exit code.</summary>
internal static class CommandFaults
{
    /// <summary>Runs a command's work.</summary>
    public static async Task<int> RunAsync(
        Terminal terminal, Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }
        catch (ConfigurationFaultException exception)
        {
            foreach (var fault in exception.Faults)
            {
                Say(terminal, fault.Line);
            }

            return ExitCodes.Usage;
        }
        catch (SetFaultException exception)
        {
            Say(terminal, exception.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (IsForPeople(exception))
        {
            Say(terminal, exception.Message);
            return ExitCodes.Fault;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Say(terminal, $"A fault in qabot itself: {exception.Message} Please report it with the lines below.");
            await terminal.ErrorWriter.WriteLineAsync(exception.ToString()).ConfigureAwait(false);
            return ExitCodes.Fault;
        }
    }

    // These carry messages written for the person who runs the program.
    private static bool IsForPeople(Exception exception) =>
        exception is ManifestException or IndexUnavailableException or ConversationsUnavailableException or OnnxModelException or ServerStartException or IngestionException or EvaluationException
            or IOException or UnauthorizedAccessException;

    private static void Say(Terminal terminal, string line) => terminal.ErrorWriter.WriteLine(PlainText.Of(line));
}
