using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Ingestion;

public sealed class IngestionPipelineTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly InMemoryKnowledgeIndex _index = new();
    private readonly HashingEmbeddingGenerator _generator = new();
    private readonly ConcurrentQueue<string> _opened = new();

    public void Dispose()
    {
        _folder.Dispose();
        _index.Dispose();
        _generator.Dispose();
    }

    [Fact]
    public async Task Run_NewFiles_IndexesThem()
    {
        _folder.Write("a.txt", "Cats sleep. Dogs bark.");
        _folder.Write("sub/b.txt", "# Birds\n\nBirds sing.");

        var report = await RunAsync();

        Lines(report).ShouldBe(["a.txt Indexed", "sub/b.txt Indexed"]);
        (report.Documents, report.Chunks, report.Words).ShouldBe((2, 2, 7L));
        (report.EmbeddedChunks, report.ReusedChunks, report.Note).ShouldBe((2, 0, null));
        (await FindAsync("bird")).ShouldBe(["sub/b.txt"]);
    }

    [Fact]
    public async Task Run_NothingChanged_OpensAndEmbedsNothing()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        _opened.Clear();
        var texts = _generator.Texts;

        var report = await RunAsync();

        Lines(report).ShouldBe(["a.txt Unchanged"]);
        report.Words.ShouldBe(2);
        _opened.ShouldBeEmpty();
        _generator.Texts.ShouldBe(texts);
    }

    [Fact]
    public async Task Run_OnlyTheTimeChanged_LeavesTheChunksAlone()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        var version = _index.Statistics.Version;
        File.SetLastWriteTimeUtc(_folder.PathOf("a.txt"), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Lines(await RunAsync()).ShouldBe(["a.txt Unchanged"]);

        _index.Statistics.Version.ShouldBe(version);
        _opened.Clear();
        await RunAsync();
        _opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_FileWrittenJustNow_IsReadAgainBecauseItsTimeMayNotTell()
    {
        _folder.Write("a.txt", "Cats sleep.", TimeProvider.System.GetUtcNow().UtcDateTime);
        await RunAsync();
        _opened.Clear();

        Lines(await RunAsync()).ShouldBe(["a.txt Unchanged"]);

        _opened.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ContentChanged_AnswersFromTheNewOnly()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        _folder.Write("a.txt", "Dogs bark loudly.");

        Lines(await RunAsync()).ShouldBe(["a.txt Indexed"]);

        (await FindAsync("cat")).ShouldBeEmpty();
        (await FindAsync("dog")).ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task Run_ChunkingChanged_IndexesAnew()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();

        using var other = Pipeline(chunking: new ChunkingOptions { MaxWords = 50 });

        Lines(await other.RunAsync(_folder.Root, null, CancellationToken.None)).ShouldBe(["a.txt Indexed"]);
    }

    [Fact]
    public async Task Run_ModelChanged_IndexesAnew()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();

        using var other = Pipeline(model: "other@2");

        var report = await other.RunAsync(_folder.Root, null, CancellationToken.None);
        Lines(report).ShouldBe(["a.txt Indexed"]);
        report.FormerModels.ShouldBe(["hashing@1"]);
        (await other.RunAsync(_folder.Root, null, CancellationToken.None)).FormerModels.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_FileRemoved_IsRemovedFromTheIndex()
    {
        _folder.Write("a.txt", "Cats sleep.");
        _folder.Write("b.txt", "Dogs bark.");
        await RunAsync();
        File.Delete(_folder.PathOf("a.txt"));

        Lines(await RunAsync()).ShouldBe(["a.txt Removed", "b.txt Unchanged"]);

        (await FindAsync("cat")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MissingFolder_RemovesNothing()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        using var pipeline = Pipeline();

        await Should.ThrowAsync<IngestionException>(pipeline.RunAsync(_folder.PathOf("none"), null, CancellationToken.None));

        (await FindAsync("cat")).ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task Run_EmptyFolder_SaysSo()
    {
        var report = await RunAsync();

        report.Results.ShouldBeEmpty();
        report.Note.ShouldBe($"The knowledge folder '{_folder.Root}' is empty. Put documents into it (.txt, .md).");
    }

    [Theory]
    [InlineData("", "The file is empty (0 bytes). Put text into it or remove it.")]
    [InlineData(" \n\n ", "The file holds no text. Put text into it or remove it.")]
    public async Task Run_FileWithoutText_IsSkipped(string text, string message)
    {
        _folder.Write("a.txt", text);

        var report = await RunAsync();

        report.Results.ShouldHaveSingleItem().ShouldBe(new IngestionResult("a.txt", IngestionOutcome.Skipped, message, 0, 0, report.Results[0].Warnings));
        report.Note!.ShouldContain("No file");
        (await _index.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public async Task Run_FileOf200Megabytes_IsSkippedUnread()
    {
        _folder.Write("a.txt", "x");
        using (var file = new FileStream(_folder.PathOf("a.txt"), FileMode.Open))
        {
            file.SetLength(200L << 20);
        }

        var result = (await RunAsync()).Results.ShouldHaveSingleItem();

        result.Outcome.ShouldBe(IngestionOutcome.Skipped);
        result.Message.ShouldBe("The file has 200 MB; at most 64 MB are read. Split it, or raise QaBot:Ingestion:MaxFileMegabytes (1 to 1024).");
        _opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_FileThatGrowsPastTheLimitWhileRead_IsSkipped()
    {
        _folder.Write("a.txt", "x");
        using var pipeline = Pipeline(open: _ => new MemoryStream(new byte[(1 << 20) + 1]), options: new IngestionOptions { MaxFileMegabytes = 1 });

        var report = await pipeline.RunAsync(_folder.Root, null, CancellationToken.None);

        report.Results.ShouldHaveSingleItem().Outcome.ShouldBe(IngestionOutcome.Skipped);
    }

    [Fact]
    public async Task Run_FileWithoutReadPermission_FailsAndIsNoLongerAnsweredFrom()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        _folder.Write("a.txt", "Cats sleep long.");
        using var pipeline = Pipeline(open: path => throw new UnauthorizedAccessException($"Access to the path '{path}' is denied."));

        var result = (await pipeline.RunAsync(_folder.Root, null, CancellationToken.None)).Results.ShouldHaveSingleItem();

        result.Outcome.ShouldBe(IngestionOutcome.Failed);
        result.Message!.ShouldEndWith("is denied. Give this program the right to read it.");
        (await FindAsync("cat")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_FileThatBecomesReadable_IsIndexedThoughItsTimeIsTheSame()
    {
        _folder.Write("a.txt", "Cats sleep.");
        using var locked = Pipeline(open: _ => throw new IOException("Sharing violation."));
        await locked.RunAsync(_folder.Root, null, CancellationToken.None);

        Lines(await RunAsync()).ShouldBe(["a.txt Indexed"]);
    }

    [Fact]
    public async Task Run_ReadThatBreaksOff_FailsAndIsTriedAgain()
    {
        _folder.Write("a.txt", "Cats sleep.");
        _folder.Write("b.txt", "Dogs bark.");
        using var pipeline = Pipeline(open: path => path.EndsWith("a.txt", StringComparison.Ordinal) ? new BreakingStream("Cats"u8.ToArray()) : Open(path));

        var broken = await pipeline.RunAsync(_folder.Root, null, CancellationToken.None);

        Lines(broken).ShouldBe(["a.txt Failed", "b.txt Indexed"]);
        broken.Results[0].Message.ShouldBe(
            "The file cannot be read to its end: The disk is gone. Close the program that holds it, or check the disk it is on; the next run tries again.");
        (await FindAsync("cat")).ShouldBeEmpty();
        Lines(await RunAsync()).ShouldBe(["a.txt Indexed", "b.txt Unchanged"]);
    }

    [Fact]
    public async Task Run_FileThatVanishes_IsAResult()
    {
        _folder.Write("a.txt", "Cats sleep.");
        await RunAsync();
        _folder.Write("a.txt", "Cats sleep long.");
        _folder.Write("new.txt", "Dogs bark.");
        using var pipeline = Pipeline(open: _ => throw new FileNotFoundException());

        Lines(await pipeline.RunAsync(_folder.Root, null, CancellationToken.None)).ShouldBe(["a.txt Removed", "new.txt Skipped"]);

        (await _index.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_UnreadableAndCrashingFiles_AreResultsAndNotReadAgain()
    {
        _folder.Write("binary.txt", "a\0b");
        _folder.Write("bug.txt", "CRASH");
        _folder.Write("good.txt", "Cats sleep.");

        Lines(await RunAsync()).ShouldBe(["binary.txt Failed", "bug.txt Failed", "good.txt Indexed"]);

        _opened.Clear();
        var again = await RunAsync();
        Lines(again).ShouldBe(["binary.txt Failed", "bug.txt Failed", "good.txt Unchanged"]);
        again.Results[1].Message!.ShouldContain("InvalidOperationException");
        _opened.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Run_FilesWithTheSameContent_AreEmbeddedOnceAndAllAnsweredFrom(int parallelism)
    {
        foreach (var i in Enumerable.Range(0, 20))
        {
            _folder.Write($"{i:00}.md", "# Cats\n\nCats sleep.");
        }

        using var pipeline = Pipeline(options: new IngestionOptions { Parallelism = parallelism });
        var report = await pipeline.RunAsync(_folder.Root, null, CancellationToken.None);

        report.Documents.ShouldBe(20);
        (report.EmbeddedChunks, report.ReusedChunks).ShouldBe((1, 19));
        _generator.Texts.ShouldBe(1);
        (await FindAsync("sleep")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task Run_LargeDocument_IsEmbeddedInBatches()
    {
        _folder.Write("a.txt", string.Join("\n\n", Enumerable.Range(0, 12_000).Select(i => $"Sentence number {i} about a matter of its own.")));

        var report = await RunAsync();

        report.Chunks.ShouldBeGreaterThan(500);
        _generator.Calls.ShouldBeGreaterThanOrEqualTo(report.Chunks / 64);
        _generator.Texts.ShouldBe(report.EmbeddedChunks);
    }

    [Fact]
    public async Task Run_DiskFullWhileIndexing_StopsWithAMessageAndKeepsWhatWasSaved()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            _folder.Write($"{i}.txt", $"Cats sleep {i} hours.");
        }

        var saved = 0;
        var full = new InterceptedIndex(_index, _ => ++saved > 2 ? throw new IOException("No space left on device.") : ValueTask.CompletedTask);
        using var pipeline = Pipeline(index: full, options: new IngestionOptions { Parallelism = 1 });

        var fault = await Should.ThrowAsync<IngestionException>(pipeline.RunAsync(_folder.Root, null, CancellationToken.None));

        fault.Message.ShouldStartWith("Ingestion stopped while '2.txt' was saved: No space left on device. Every document saved before is kept whole.");
        (await FindAsync("sleep")).Count.ShouldBe(2);
        Lines(await RunAsync()).Count(line => line.EndsWith("Indexed", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Run_CancelledInTheMiddle_LeavesWholeDocumentsOnly()
    {
        foreach (var i in Enumerable.Range(0, 30))
        {
            _folder.Write($"{i:00}.txt", string.Join("\n\n", Enumerable.Range(0, 300).Select(n => $"Document {i} says {n} about sleep.")));
        }

        using var cancellation = new CancellationTokenSource();
        var saved = 0;
        var index = new InterceptedIndex(_index, async _ =>
        {
            if (Interlocked.Increment(ref saved) == 5)
            {
                await cancellation.CancelAsync();
            }
        });
        using var pipeline = Pipeline(index: index);

        await Should.ThrowAsync<OperationCanceledException>(pipeline.RunAsync(_folder.Root, null, cancellation.Token));

        var entries = await _index.ListAsync(CancellationToken.None);
        entries.Count.ShouldBeInRange(3, 29);
        entries.ShouldAllBe(entry => entry.Status == DocumentStatus.Indexed && entry.Chunks > 1);
        _index.Statistics.ChunkCount.ShouldBe(entries.Sum(entry => entry.Chunks));
        (await RunAsync()).Documents.ShouldBe(30);
    }

    [Fact]
    public async Task Run_CalledTwiceAtOnce_RunsOneAfterTheOther()
    {
        _folder.Write("a.txt", "Cats sleep.");
        var entered = new TaskCompletionSource();
        var proceed = new TaskCompletionSource();
        var index = new InterceptedIndex(_index, _ =>
        {
            entered.TrySetResult();
            return new ValueTask(proceed.Task);
        });
        using var pipeline = Pipeline(index: index);

        var first = pipeline.RunAsync(_folder.Root, null, CancellationToken.None);
        await entered.Task;
        var second = pipeline.RunAsync(_folder.Root, null, CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        proceed.SetResult();

        Lines(await first).ShouldBe(["a.txt Indexed"]);
        Lines(await second).ShouldBe(["a.txt Unchanged"]);
    }

    [Fact]
    public async Task Run_WithProgress_TellsOfEveryFile()
    {
        _folder.Write("a.txt", "Cats sleep.");
        _folder.Write("b.xyz", "x");
        var steps = new ProgressLog();
        using var pipeline = Pipeline();

        await pipeline.RunAsync(_folder.Root, steps, CancellationToken.None);

        steps.Steps.Select(step => (step.Done, step.Total)).ShouldBe([(1, 2), (2, 2)]);
    }

    private IngestionPipeline Pipeline(
        KnowledgeIndex? index = null,
        Func<string, Stream>? open = null,
        IngestionOptions? options = null,
        ChunkingOptions? chunking = null,
        string model = "hashing@1") => new(
        [new ParagraphReader()],
        new Chunker(chunking ?? new ChunkingOptions()),
        new PassageEmbedder(_generator, new WholeTextWindower(), new EmbeddingModel(model, _generator.Dimensions)),
        index ?? _index,
        Options.Create(options ?? new IngestionOptions()),
        TimeProvider.System,
        NullLogger<IngestionPipeline>.Instance,
        open ?? Open);

    private FileStream Open(string path)
    {
        _opened.Enqueue(path);
        return File.OpenRead(path);
    }

    private async Task<IngestionReport> RunAsync()
    {
        using var pipeline = Pipeline();
        return await pipeline.RunAsync(_folder.Root, null, CancellationToken.None);
    }

    private async Task<List<string>> FindAsync(string term) =>
        [.. (await _index.FindByTermsAsync([term], 100, DocumentFilter.All, CancellationToken.None)).Select(chunk => chunk.SourcePath)];

    private static List<string> Lines(IngestionReport report) =>
        [.. report.Results.Select(result => $"{result.SourcePath} {result.Outcome}")];

    private sealed class ProgressLog : IProgress<IngestionProgress>
    {
        public ConcurrentQueue<IngestionProgress> Steps { get; } = new();

        public void Report(IngestionProgress value) => Steps.Enqueue(value);
    }
}
