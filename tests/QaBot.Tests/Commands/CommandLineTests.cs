using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.Tests.Architecture;

namespace QaBot.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string TradeQuestion = "How much was trade between Kazakhstan and China in 2022?";

    private readonly ScratchFolder _folder = new();

    private string Knowledge => Path.Combine(_folder.Path, "knowledge");

    private string Data => Path.Combine(_folder.Path, "data");

    [Fact]
    public async Task Ask_AnswerInTheDocuments_ExitsZeroWithTheQuote()
    {
        WriteArticle();

        var run = await RunAsync("ask", TradeQuestion);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("mutual trade hit a record $24.1 billion in 2022. [1]");
        run.Output.ShouldContain("[1] kazakhstan china expo");
        run.Output.ShouldContain("kazakhstan-china-expo.txt › line 13");
        run.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Ask_NotInTheDocuments_ExitsThree()
    {
        WriteManual();

        var run = await RunAsync("ask", "Who won the 2010 World Cup?");

        run.ExitCode.ShouldBe(3, run.Error + run.Output);
    }

    [Fact]
    public async Task Ask_Greeting_ExitsZero()
    {
        WriteManual();

        (await RunAsync("ask", "hi")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_Json_PrintsOneObjectAndNothingElse()
    {
        WriteArticle();

        var run = await RunAsync("ask", TradeQuestion, "--json");

        var answer = JsonDocument.Parse(run.Output).RootElement;
        answer.GetProperty("status").GetString().ShouldBe("answered");
        var citation = answer.GetProperty("citations")[0];
        citation.GetProperty("path").GetString().ShouldBe("kazakhstan-china-expo.txt");
        var range = citation.GetProperty("range");
        (range.GetProperty("end").GetInt32() - range.GetProperty("start").GetInt32()).ShouldBe(citation.GetProperty("quote").GetString()!.Length);
        citation.GetProperty("link").GetString().ShouldStartWith("http://localhost:3978/sources/");
        answer.GetProperty("timings").GetProperty("answerMs").GetDouble().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("ask", "question")]
    [InlineData("ingest")]
    [InlineData("serve")]
    public async Task AnyCommand_MissingFolder_ExitsTwoAndSaysWhatToDo(params string[] command)
    {
        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(
            $"QaBot:Knowledge:Folder: found \"{Knowledge}\"; allowed is a folder that exists; create it and put documents into it, or name another with --knowledge DIR.{Environment.NewLine}");
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "question", "--no-such-option")]
    [InlineData("serve", "--port", "99999")]
    [InlineData("serve", "--port", "abc")]
    [InlineData("serve", "--port", "4000", "--urls", "http://localhost:4000")]
    [InlineData("frobnicate")]
    public async Task AnyCommand_WrongUsage_ExitsTwo(params string[] command)
    {
        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("ask", "--help")]
    [InlineData("ingest", "--help")]
    [InlineData("serve", "--help")]
    [InlineData("doctor", "--help")]
    public async Task AnyCommand_Help_NamesTheSharedOptions(params string[] command)
    {
        var run = await CommandLineRun.StartAsync(command);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("--knowledge");
        run.Output.ShouldContain("--data");
    }

    [Fact]
    public async Task Ingest_Twice_EmbedsNothingAnew()
    {
        WriteManual();

        var first = await RunAsync("ingest");
        var second = await RunAsync("ingest");

        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("1 new or changed, 0 unchanged");
        second.Output.ShouldContain("0 new or changed, 1 unchanged, 0 removed; 0 chunks embedded");
    }

    [Theory]
    [InlineData("guide", "guide: 1 document, 1 chunk, 4 words indexed; 1 new or changed, 0 unchanged, 0 removed.")]
    [InlineData("guide/garden.md", "guide/garden.md: 1 document, 1 chunk, 4 words indexed; 1 new or changed, 0 unchanged, 0 removed.")]
    public async Task Ingest_PartOfTheKnowledgeFolder_KeepsTheRestAndReportsOnThePart(string part, string sum)
    {
        WriteManual();
        await RunAsync("ingest");
        _folder.Write("knowledge/guide/garden.md", "The garden is open.\n");
        _folder.Write("knowledge/photo.xyz", "x");

        var run = await RunAsync("ingest", Path.Combine(Knowledge, part));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith(string.Join(Environment.NewLine, sum, $"All of {Knowledge}:", "2 documents, "));
        run.Output.ShouldContain("1 new or changed, 1 unchanged, 0 removed; 1 chunk embedded");
        run.Output.ShouldNotContain("photo.xyz");
        (await RunAsync("ask", "How do I reset the pump?")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Ingest_TheKnowledgeFolderByAnotherName_IsThatFolder()
    {
        WriteManual();
        _folder.Write("knowledge/guide/garden.md", "The garden is open.\n");
        var link = Path.Combine(_folder.Path, "link");
        Directory.CreateSymbolicLink(link, Knowledge);

        var run = await CommandLineRun.StartAsync("ingest", Path.Combine(Knowledge, "guide"), "--knowledge", link, "--data", Data);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("guide: 1 document, ");
        run.Output.ShouldContain("2 documents, ");
    }

    [Fact]
    public async Task Ingest_AnotherFolder_IsTakenForTheKnowledgeFolder()
    {
        _folder.Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await CommandLineRun.StartAsync("ingest", Path.Combine(_folder.Path, "elsewhere"), "--data", Data);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("1 document, 1 chunk, ");
    }

    [Fact]
    public async Task Ingest_FileOutsideTheKnowledgeFolder_ExitsTwoAndSaysWhatToDo()
    {
        var file = _folder.Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await CommandLineRun.StartAsync("ingest", file, "--data", Data, "--set", $"QaBot:Knowledge:Folder={Knowledge}");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(
            $"PATH: found \"{file}\"; allowed is a folder, or a file inside {Knowledge}; copy the file there, or name the folder that holds it.{Environment.NewLine}");
    }

    [Fact]
    public async Task Ingest_FolderOutsideTheNamedKnowledgeFolder_ExitsTwo()
    {
        WriteManual();
        _folder.Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await RunAsync("ingest", Path.Combine(_folder.Path, "elsewhere"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"allowed is with --knowledge a file or folder inside {Knowledge}; leave out one of the two.");
    }

    [Fact]
    public async Task Ingest_MissingPath_ExitsTwoAndChangesNothing()
    {
        WriteManual();
        await RunAsync("ingest");

        var run = await RunAsync("ingest", Path.Combine(Knowledge, "none"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("allowed is a file or folder that exists; mend the path, or leave it out");
        (await RunAsync("ask", "How do I reset the pump?")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Ingest_FileOfUnknownFormat_IsListedWithTheReason()
    {
        WriteManual();
        _folder.Write("knowledge/photo.xyz", "x");

        var run = await RunAsync("ingest");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Skipped photo.xyz: ");
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("ask", "How do I reset the pump?")]
    public async Task AnyCommand_CorruptIndex_KeepsItAsideAndSaysSo(params string[] command)
    {
        WriteManual();
        _folder.Write("data/index.db", new string('x', 10_000));

        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("was damaged");
        Directory.GetFiles(Data, "index.db.corrupt-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ingest_AnotherModel_EmbedsEverythingAnewAndSaysSo()
    {
        WriteManual();
        await RunAsync("ingest", "--set", $"QaBot:Embedding:ModelFolder={WriteModel("first", [1, 0], [0, 1])}");
        var before = IndexInspection.Run(new DataOptions { Folder = Data });

        var run = await RunAsync("ingest", "--set", $"QaBot:Embedding:ModelFolder={WriteModel("second", [1, 0, 0], [0, 1, 0])}");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain($"1 new or changed, 0 unchanged, 0 removed; {before.Chunks} chunks embedded, 0 reused.");
        run.Output.ShouldContain($"The embedding model changed: what {before.Models.ShouldHaveSingleItem()} had embedded was embedded anew.");
        IndexInspection.Run(new DataOptions { Folder = Data }).Models.ShouldHaveSingleItem().ShouldStartWith("second@");
        CountStored("SELECT count(*) FROM models").ShouldBe(1);
        CountStored("SELECT count(*) FROM embeddings").ShouldBe(before.Chunks);
    }

    [Fact]
    public async Task Doctor_AnotherModel_SaysThatItReads()
    {
        WriteManual();
        await RunAsync("ingest");

        var run = await DoctorAsync("--set", $"QaBot:Embedding:ModelFolder={WriteModel("another", [1, 0], [0, 1])}");

        run.ExitCode.ShouldBe(0, run.Output);
        Unwrapped(run).ShouldMatch("another@[0-9a-f]{16} reads, 2 dimensions");
        Unwrapped(run).ShouldContain("the documents are embedded anew");
    }

    [Fact]
    public async Task Doctor_BrokenModel_SaysSymptomCauseAndMend()
    {
        WriteManual();
        var model = WriteModel("broken", [1, 0], [0, 1]);
        await File.WriteAllTextAsync(Path.Combine(model, "model.onnx"), "this is not a model");

        var run = await DoctorAsync("--set", $"QaBot:Embedding:ModelFolder={model}");

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldContain("cannot be loaded as an ONNX model");
        Unwrapped(run).ShouldContain("QaBot:Embedding:ModelFolder");
    }

    [Fact]
    public async Task Doctor_FileInPlaceOfTheDataFolder_SaysSymptomCauseAndMend()
    {
        WriteManual();
        _folder.Write("data", "not a folder");

        var run = await DoctorAsync();

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldContain($"{Data} is a file");
        Unwrapped(run).ShouldContain("name another with --data, or move the file away");
    }

    [Fact]
    public async Task Doctor_IndexOfANewerProgram_SaysSymptomCauseAndMend()
    {
        WriteManual();
        await RunAsync("ingest");
        Execute("PRAGMA user_version = 99");

        var run = await DoctorAsync();

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldContain("was written by a newer program: its schema has version 99, this program knows up to 1. Start the newer program");
    }

    [Fact]
    public async Task Doctor_HealthyInstallation_ExitsZero()
    {
        WriteManual();
        await RunAsync("ingest");

        var run = await RunAsync("doctor", "--set", $"QaBot:Server:Urls=http://127.0.0.1:{FreePort()}");

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("Nothing is wrong.");
        run.Output.ShouldContain("is whole, schema 1: 1 document in 1 chunk, 0 skipped");
    }

    [Fact]
    public async Task Doctor_MissingFolderAndCorruptIndex_ExitsOneAndChangesNothing()
    {
        var index = _folder.Write("data/index.db", new string('x', 10_000));

        var run = await RunAsync("doctor", "--json", "--set", $"QaBot:Server:Urls=http://127.0.0.1:{FreePort()}");

        run.ExitCode.ShouldBe(1);
        var wrong = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("verdict").GetString() == "wrong").ToList();
        wrong.Select(finding => finding.GetProperty("check").GetString()).ShouldBe(["Knowledge folder", "Index"]);
        wrong.ShouldAllBe(finding => finding.GetProperty("cause").GetString()!.Length > 0 && finding.GetProperty("mend").GetString()!.Length > 0);
        (await File.ReadAllTextAsync(index)).ShouldBe(new string('x', 10_000));
    }

    [Fact]
    public async Task Doctor_WrongConfiguration_ExitsOneWithEveryFault()
    {
        var run = await RunAsync("doctor", "--set", "QaBot:Data:Foldr=x", "--set", "QaBot:Embedding:Threads=many");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("QaBot:Data:Foldr");
        run.Output.ShouldContain("QaBot:Embedding:Threads");
    }

    [Fact]
    public async Task Doctor_MissingModel_SaysSymptomCauseAndMend()
    {
        WriteManual();

        var run = await RunAsync(
            "doctor", "--set", "QaBot:Embedding:ModelFolder=/no/such/model", "--set", $"QaBot:Server:Urls=http://127.0.0.1:{FreePort()}");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("WRONG     Embedding model: the model in /no/such/model cannot be used");
    }

    [Fact]
    public async Task Serve_PortTaken_ExitsOneWithOneLine()
    {
        WriteManual();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var run = await RunAsync("serve", "--urls", $"http://127.0.0.1:{port}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe(
            $"Port {port} is taken: another process listens there. End it, or use another port, for example: qabot serve --port 4000{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_BeyondThisMachineInDevelopment_ExitsTwo()
    {
        WriteManual();

        var run = await RunAsync("serve", "--urls", "http://0.0.0.0:43499");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("AllowRemoteInDevelopment");
    }

    [Fact]
    public async Task Serve_AppId_ExitsTwo()
    {
        WriteManual();

        var run = await RunAsync("serve", "--set", "QaBot:Bot:AppId=11111111-2222-3333-4444-555555555555");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("QaBot:Bot:AppId");
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandLineRun> RunAsync(params string[] command) =>
        CommandLineRun.StartAsync([.. command, "--knowledge", Knowledge, "--data", Data]);

    private Task<CommandLineRun> DoctorAsync(params string[] more) =>
        RunAsync(["doctor", "--set", $"QaBot:Server:Urls=http://127.0.0.1:{FreePort()}", .. more]);

    /// <summary>What was printed, without the line breaks that the width of a terminal makes.</summary>
    private static string Unwrapped(CommandLineRun run) => Regex.Replace(run.Output, @"\s+", " ");

    /// <summary>A model that knows no word, and gives these vectors for the two tokens around a text.</summary>
    private string WriteModel(string name, float[] before, float[] after)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;
        TinyEncoder.Write(folder, ["[UNK]", "[CLS]", "[SEP]"], [new EncoderTable("input_ids", before, before, after)]);
        return folder;
    }

    private long CountStored(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Data, "index.db"),
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private void WriteManual() => _folder.Write(
        "knowledge/pump.md",
        "# Pump manual\n\n## Reset\n\nTo reset the pump, hold the red button for three seconds.\n\n## Warranty\n\nThe warranty of the pump lasts five years.\n");

    private void WriteArticle() => _folder.Write(
        "knowledge/kazakhstan-china-expo.txt",
        File.ReadAllText(Path.Combine(Repository.Root, "knowledge", "kazakhstan-china-expo.txt")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
