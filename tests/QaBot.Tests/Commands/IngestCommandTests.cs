using QaBot.Providers.Sqlite;

namespace QaBot.Tests.Commands;

public sealed class IngestCommandTests : CommandTests
{
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
        Write("knowledge/guide/garden.md", "The garden is open.\n");
        Write("knowledge/photo.xyz", "x");

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
        Write("knowledge/guide/garden.md", "The garden is open.\n");
        var link = Path.Combine(Folder, "link");
        Directory.CreateSymbolicLink(link, Knowledge);

        var run = await CommandLineRun.StartAsync("ingest", Path.Combine(Knowledge, "guide"), "--knowledge", link, "--data", Data);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("guide: 1 document, ");
        run.Output.ShouldContain("2 documents, ");
    }

    [Fact]
    public async Task Ingest_AnotherFolder_IsTakenForTheKnowledgeFolder()
    {
        Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await CommandLineRun.StartAsync("ingest", Path.Combine(Folder, "elsewhere"), "--data", Data);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("1 document, 1 chunk, ");
    }

    [Fact]
    public async Task Ingest_FileOutsideTheKnowledgeFolder_ExitsTwoAndSaysWhatToDo()
    {
        var file = Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await CommandLineRun.StartAsync("ingest", file, "--data", Data, "--set", $"QaBot:Knowledge:Folder={Knowledge}");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(
            $"PATH: found \"{file}\"; allowed is a folder, or a file inside {Knowledge}; copy the file there, or name the folder that holds it.{Environment.NewLine}");
    }

    [Fact]
    public async Task Ingest_FolderOutsideTheNamedKnowledgeFolder_ExitsTwo()
    {
        WriteManual();
        Write("elsewhere/garden.md", "The garden is open.\n");

        var run = await RunAsync("ingest", Path.Combine(Folder, "elsewhere"));

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
        Write("knowledge/photo.xyz", "x");

        var run = await RunAsync("ingest");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Skipped photo.xyz: ");
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
}
