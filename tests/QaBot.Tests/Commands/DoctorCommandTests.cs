using System.Text.Json;
using QaBot.TestKit.Authentication;

namespace QaBot.Tests.Commands;

public sealed class DoctorCommandTests : CommandTests
{
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
        Write("data", "not a folder");

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
        Unwrapped(run).ShouldContain("is whole, schema 1: 1 document in 2 chunks, 0 skipped");
    }

    [Fact]
    public async Task Doctor_ConversationsOfANewerProgram_SaysSymptomCauseAndMend()
    {
        WriteManual();
        Write("data/conversations.db", "");
        ExecuteIn("conversations.db", "PRAGMA application_id = 0x51414243");
        ExecuteIn("conversations.db", "PRAGMA user_version = 99");

        var run = await DoctorAsync();

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldMatch("conversations.db' was written by a newer program: its schema has version 99, this program knows up to [0-9]+. Start the newer program");
    }

    [Fact]
    public async Task Doctor_DamagedConversations_SaysWhatIsLost()
    {
        WriteManual();
        Write("data/conversations.db", new string('x', 10_000));

        var run = await DoctorAsync();

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldContain("documents and their index are not affected");
    }

    [Fact]
    public async Task Doctor_FileInPlaceOfTheTicketsFolder_SaysSymptomCauseAndMend()
    {
        WriteManual();
        await RunAsync("ingest");
        Write("data/tickets", "not a folder");

        var run = await DoctorAsync();

        run.ExitCode.ShouldBe(1, run.Output);
        Unwrapped(run).ShouldContain($"{Path.Combine(Data, "tickets")} is a file");
        Unwrapped(run).ShouldContain("name another by QaBot:Tickets:Folder, or move the file away");
    }

    [Fact]
    public async Task Doctor_DesksOutOfReach_SaysSoAndThatLinksLeadHere()
    {
        WriteManual();
        await RunAsync("ingest");

        var run = await DoctorAsync(
            "--set", "QaBot:Tickets:Webhook:Url=http://127.0.0.1:1/hook", "--set", "QaBot:Tickets:Webhook:Secret=a secret of many characters",
            "--set", "QaBot:Tickets:Mail:Host=127.0.0.1", "--set", "QaBot:Tickets:Mail:Port=1", "--set", "QaBot:Tickets:Mail:From=a@example.com",
            "--set", "QaBot:Tickets:Mail:To=b@example.com");

        run.ExitCode.ShouldBe(0, run.Output);
        Unwrapped(run).ShouldContain("the webhook at 127.0.0.1 cannot be reached directly on port 1");
        Unwrapped(run).ShouldContain("the mail server 127.0.0.1 cannot be reached directly on port 1");
        Unwrapped(run).ShouldContain("links to the reply page name this machine");
        run.Output.ShouldNotContain("a secret of many");
    }

    [Fact]
    public async Task Doctor_MissingFolderAndCorruptIndex_ExitsOneAndChangesNothing()
    {
        var index = Write("data/index.db", new string('x', 10_000));

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
    public async Task Doctor_AppId_SaysWhetherTheKeysCanBeFetched()
    {
        WriteManual();
        await RunAsync("ingest");
        await using var authority = await TokenAuthority.StartAsync(TimeProvider.System);
        string[] settings = [.. authority.Settings().SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" })];

        var run = await DoctorAsync(settings);

        run.ExitCode.ShouldBe(0, run.Output);
        Unwrapped(run).ShouldContain("Bot identity: 1 key for the channels, which endorse 3 channels");
        Unwrapped(run).ShouldContain("Bot identity: 1 key for the Emulator and other bots");
        authority.Channel.Endorsements = null;
        (await DoctorAsync(settings)).Output.ShouldContain("endorse no channel");
        authority.FailWith(500);
        var outage = await DoctorAsync(settings);
        outage.ExitCode.ShouldBe(1);
        Unwrapped(outage).ShouldContain("are out of reach, so they are answered 503");
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
}
