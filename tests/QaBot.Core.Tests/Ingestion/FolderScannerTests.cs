using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Ingestion;

public sealed class FolderScannerTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scan_Files_ListsThemInOrderWithSizeAndTime()
    {
        var modified = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        _folder.Write("b.txt", "12345", modified);
        _folder.Write("a/z.MD", "x");
        _folder.Write("a.txt", "x");

        var scan = Scan();

        scan.Files.Select(file => file.SourcePath).ShouldBe(["a.txt", "a/z.MD", "b.txt"]);
        scan.Files[2].Size.ShouldBe(5);
        scan.Files[2].Modified.ShouldBe(new DateTimeOffset(modified));
        scan.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Scan_HiddenEntriesAndNodeModules_ArePassedOver()
    {
        _folder.Write(".hidden.txt", "x");
        _folder.Write(".git/a.txt", "x");
        _folder.Write("node_modules/a/readme.md", "x");

        var scan = Scan();

        scan.Files.ShouldBeEmpty();
        scan.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Scan_UnknownExtension_IsARemarkThatListsTheKnown()
    {
        _folder.Write("a.xyz", "x");
        _folder.Write("LICENSE", "x");

        Remarks().ShouldBe(
        [
            "LICENSE Skipped The file has no extension. Known are: .md, .txt.",
            "a.xyz Skipped The file has the extension '.xyz', for which there is no reader. Known are: .md, .txt.",
        ]);
    }

    [Theory]
    [InlineData("with spaces and (signs) #1.txt")]
    [InlineData("emoji 🎉 and ü.txt")]
    [InlineData("a|b;c%20.txt")]
    public void Scan_OddName_IsListed(string name)
    {
        _folder.Write(name, "x");

        Scan().Files.ShouldHaveSingleItem().SourcePath.ShouldBe(name);
    }

    [Fact]
    public void Scan_NameOf250Characters_IsListed()
    {
        var name = new string('n', 246) + ".txt";
        _folder.Write(name, "x");

        Scan().Files.ShouldHaveSingleItem().SourcePath.ShouldBe(name);
    }

    [Fact]
    public void Scan_LinkLoop_Ends()
    {
        _folder.Write("sub/a.txt", "x");
        Directory.CreateSymbolicLink(_folder.PathOf("sub/up"), _folder.Root);
        File.CreateSymbolicLink(_folder.PathOf("self.txt"), _folder.PathOf("self.txt"));

        var scan = Scan();

        scan.Files.Select(file => file.SourcePath).ShouldBe(["sub/a.txt"]);
        Remarks().ShouldBe(
            ["self.txt Skipped The link leads in a circle. Remove it.", "sub/up Skipped The link leads to '.', which is read there."]);
    }

    [Fact]
    public void Scan_LinkOutOfTheFolder_IsNotFollowed()
    {
        using var elsewhere = new KnowledgeFolder();
        elsewhere.Write("secret.txt", "x");
        Directory.CreateSymbolicLink(_folder.PathOf("out"), elsewhere.Root);
        File.CreateSymbolicLink(_folder.PathOf("secret.txt"), elsewhere.PathOf("secret.txt"));

        Scan().Files.ShouldBeEmpty();
        Remarks().ShouldAllBe(remark => remark.Contains("leads out of the knowledge folder"));
        Remarks().Count.ShouldBe(2);
    }

    [Fact]
    public void Scan_LinkThroughALinkOutOfTheFolder_IsNotFollowed()
    {
        using var elsewhere = new KnowledgeFolder();
        elsewhere.Write("deep/secret.txt", "x");
        Directory.CreateSymbolicLink(_folder.PathOf("out"), elsewhere.Root);
        File.CreateSymbolicLink(_folder.PathOf("a.txt"), Path.Combine("out", "deep", "secret.txt"));

        Scan().Files.ShouldBeEmpty();
    }

    [Fact]
    public void Scan_LinkIntoAHiddenFolder_IsReadUnderItsOwnName()
    {
        _folder.Write("..2024/guide.md", "x");
        Directory.CreateSymbolicLink(_folder.PathOf("..data"), "..2024");
        File.CreateSymbolicLink(_folder.PathOf("guide.md"), Path.Combine("..data", "guide.md"));

        Scan().Files.ShouldHaveSingleItem().SourcePath.ShouldBe("guide.md");
    }

    [Fact]
    public void Scan_TwoLinksToOneFile_ListsItOnce()
    {
        _folder.Write(".store/a.txt", "x");
        File.CreateSymbolicLink(_folder.PathOf("one.txt"), _folder.PathOf(".store/a.txt"));
        File.CreateSymbolicLink(_folder.PathOf("two.txt"), _folder.PathOf(".store/a.txt"));

        Scan().Files.ShouldHaveSingleItem().SourcePath.ShouldBe("one.txt");
    }

    [Fact]
    public void Scan_BrokenLink_SaysSo()
    {
        File.CreateSymbolicLink(_folder.PathOf("a.txt"), _folder.PathOf("gone.txt"));

        Remarks().ShouldBe(["a.txt Skipped The link leads to 'gone.txt', which does not exist. Remove it or mend its target."]);
    }

    [Fact]
    public void Walk_FolderWithoutPermission_IsReportedAndTheRestRead()
    {
        _folder.Write("a.txt", "x");
        _folder.Write("locked/b.txt", "x");
        var walk = new FolderWalk(
            _folder.Root,
            _ => null,
            folder => folder.Name == "locked" ? throw new UnauthorizedAccessException("Access denied.") : folder.EnumerateFileSystemInfos(),
            CancellationToken.None);

        walk.Run();

        walk.Files.ShouldHaveSingleItem().SourcePath.ShouldBe("a.txt");
        var remark = walk.Remarks.ShouldHaveSingleItem();
        remark.SourcePath.ShouldBe("locked");
        remark.Status.ShouldBe(DocumentStatus.Failed);
        remark.Message.ShouldContain("Access denied.");
    }

    [Fact]
    public void Scan_MissingFolder_NamesIt() =>
        Should.Throw<IngestionException>(() => Scanner().Scan(_folder.PathOf("none"), CancellationToken.None))
            .Message.ShouldContain("does not exist. Nothing was changed.");

    [Fact]
    public void Scan_FileInsteadOfFolder_NamesTheMend() =>
        Should.Throw<IngestionException>(() => Scanner().Scan(_folder.Write("a.txt", "x"), CancellationToken.None))
            .Message.ShouldContain("is a file");

    [Fact]
    public void Scan_Cancelled_Stops()
    {
        _folder.Write("a.txt", "x");

        Should.Throw<OperationCanceledException>(() => Scanner().Scan(_folder.Root, new CancellationToken(canceled: true)));
    }

    private static FolderScanner Scanner() => new([new ParagraphReader()]);

    private FolderScan Scan() => Scanner().Scan(_folder.Root, CancellationToken.None);

    private List<string> Remarks() =>
        [.. Scan().Remarks.Select(remark => $"{remark.SourcePath} {remark.Status} {remark.Message}")];
}
