using Spectre.Console;

namespace QaBot.Commands;

/// <summary>Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    private const int WidthWhenRedirected = 100;

    private Terminal(IAnsiConsole output, IAnsiConsole error, TextWriter outputWriter, TextWriter errorWriter, bool isInteractive) =>
        (Out, Error, OutWriter, ErrorWriter, IsInteractive) = (output, error, outputWriter, errorWriter, isInteractive);

    /// <summary>Draws results.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Draws messages and progress.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Writes results as they stand.</summary>
    public TextWriter OutWriter { get; }

    /// <summary>Writes messages as they stand.</summary>
    public TextWriter ErrorWriter { get; }

    /// <summary>Whether a person watches <see cref="Error"/>, so that a line may be drawn over.</summary>
    public bool IsInteractive { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(
        Create(Console.Out, Console.IsOutputRedirected, width: null),
        Create(Console.Error, Console.IsErrorRedirected, width: null),
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected);

    /// <summary>A terminal that writes, without colour, into the given writers.</summary>
    public static Terminal Over(TextWriter output, TextWriter error, int width = WidthWhenRedirected) =>
        new(Create(output, redirected: true, width), Create(error, redirected: true, width), output, error, isInteractive: false);

    private static IAnsiConsole Create(TextWriter writer, bool redirected, int? width)
    {
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected || noColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
        {
            console.Profile.Width = width ?? WidthWhenRedirected;
        }

        return console;
    }
}
