using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>The program at a terminal, as a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string _data = Directory.CreateTempSubdirectory("qabot-cli-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Ask_QuestionTheDocumentsAnswer_PrintsTheSentenceAndItsSourceAndExitsWith0()
    {
        var (exitCode, output) = await RunAsync("ask", Questions.Trade);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("$24.1 billion");
        output.ShouldContain("[1]");
        output.ShouldContain("Kazakhstan-at-China-Eurasia-Expo.txt");
    }

    [Fact]
    public async Task Ask_WithJson_PrintsOneObjectWhoseQuoteStandsInTheFile()
    {
        var (exitCode, output) = await RunAsync("ask", Questions.Trade, "--json");

        exitCode.ShouldBe(0, output);
        var json = output[output.IndexOf('{', StringComparison.Ordinal)..];
        var citation = JsonDocument.Parse(json).RootElement.GetProperty("citations")[0];
        var quote = citation.GetProperty("quote").GetString()!;
        quote.ShouldContain("$24.1 billion");
        var source = Path.Combine(Repository.Knowledge, citation.GetProperty("path").GetString()!);
        (await File.ReadAllTextAsync(source)).ShouldContain(quote);
    }

    [Fact]
    public async Task Ask_QuestionTheDocumentsDoNotAnswer_ExitsWith3()
    {
        var (exitCode, output) = await RunAsync("ask", Questions.Unanswerable);

        exitCode.ShouldBe(3, output);
    }

    [Fact]
    public async Task Ask_WithoutQuestion_ExitsWith2()
    {
        var (exitCode, output) = await RunAsync("ask");

        exitCode.ShouldBe(2, output);
    }

    [Fact]
    public async Task Doctor_OnAHealthyInstallation_ExitsWith0()
    {
        var (exitCode, output) = await RunAsync("doctor");

        exitCode.ShouldBe(0, output);
    }

    private Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments) =>
        ChildProcess.RunAsync(
            "dotnet",
            Repository.Root,
            [Repository.Program, command, .. arguments, "--knowledge", Repository.Knowledge, "--data", _data],
            Limit);
}
