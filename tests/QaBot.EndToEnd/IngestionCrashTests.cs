using System.Globalization;
using System.Text;

namespace QaBot.EndToEnd;

/// <summary>The program is killed in the middle of indexing: what was committed stays, nothing is broken, the next run finishes.</summary>
public sealed class IngestionCrashTests : IDisposable
{
    private const int Documents = 400;
    private readonly string _folder = Directory.CreateTempSubdirectory("qabot-crash-").FullName;

    private string Knowledge => Path.Combine(_folder, "knowledge");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ingest_KilledInTheMiddle_FindsTheIndexWholeAndFinishesNextTime()
    {
        WriteKnowledge();
        await KillInTheMiddleAsync();

        var (doctorExit, doctorOutput) = await RunAsync("doctor");
        doctorExit.ShouldBe(0, doctorOutput);

        var (ingestExit, ingestOutput) = await RunAsync("ingest");
        ingestExit.ShouldBe(0, ingestOutput);

        foreach (var number in new[] { 0, Documents / 2, Documents - 1 })
        {
            var (askExit, answer) = await RunAsync("ask", $"What is the colour of the signal lamp of station {Name(number)}?");
            askExit.ShouldBe(0, answer);
            answer.ShouldContain(Name(number));
        }
    }

    private async Task KillInTheMiddleAsync()
    {
        await using var ingest = ChildProcess.Start("dotnet", _folder, Arguments("ingest"));
        var index = Path.Combine(Data, "index.db-wal");
        await Eventually.TrueAsync(
            () => Task.FromResult(ingest.HasExited || (File.Exists(index) && new FileInfo(index).Length > 200_000)),
            TimeSpan.FromSeconds(60),
            () => $"nothing was written; the program printed:\n{ingest.Output}");
        ingest.HasExited.ShouldBeFalse($"the run ended before it could be killed: use more documents. It printed:\n{ingest.Output}");
        ingest.Kill();
    }

    private void WriteKnowledge()
    {
        Directory.CreateDirectory(Knowledge);
        string[] colours = ["amber", "green", "violet", "white", "crimson"];
        for (var number = 0; number < Documents; number++)
        {
            var text = new StringBuilder();
            for (var paragraph = 0; paragraph < 12; paragraph++)
            {
                text.Append(CultureInfo.InvariantCulture, $"Paragraph {paragraph} of the log of station {Name(number)} tells of weather, trains and people on an ordinary day. ");
                text.Append("The clerk wrote it in the evening, and the inspector read it in the morning.\n\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"The colour of the signal lamp of station {Name(number)} is {colours[number % colours.Length]}.\n");
            File.WriteAllText(Path.Combine(Knowledge, $"station-{number:000}.txt"), text.ToString());
        }
    }

    /// <summary>A made-up, pronounceable name: an even spread of syllables, so that no two stations share one.</summary>
    private static string Name(int number)
    {
        string[] syllables = ["Bar", "den", "kol", "mir", "tas", "vun", "zel", "rop"];
        return syllables[number / 64 % 8] + syllables[number / 8 % 8] + syllables[number % 8] + "heim";
    }

    private Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments) =>
        ChildProcess.RunAsync("dotnet", _folder, Arguments(command, arguments), TimeSpan.FromMinutes(3));

    private string[] Arguments(string command, params string[] arguments) =>
        [Repository.Program, command, .. arguments, "--knowledge", Knowledge, "--data", Data];
}
