namespace QaBot.Tests.Commands;

public sealed class AnyCommandTests : CommandTests
{
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
    [InlineData("eval")]
    [InlineData("eval", "set", "--sample", "many")]
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
    [InlineData("eval", "--help")]
    [InlineData("eval", "generate", "--help")]
    [InlineData("manifest", "--help")]
    public async Task AnyCommand_Help_NamesTheSharedOptions(params string[] command)
    {
        var run = await CommandLineRun.StartAsync(command);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("--knowledge");
        run.Output.ShouldContain("--data");
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("ask", "How do I reset the pump?")]
    public async Task AnyCommand_CorruptIndex_KeepsItAsideAndSaysSo(params string[] command)
    {
        WriteManual();
        Write("data/index.db", new string('x', 10_000));

        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("was damaged");
        Directory.GetFiles(Data, "index.db.corrupt-*").ShouldHaveSingleItem();
    }
}
