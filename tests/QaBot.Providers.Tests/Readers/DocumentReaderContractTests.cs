using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Readers;

/// <summary>What every reader of text keeps, whatever the format. A new reader adds a subclass.</summary>
public abstract class DocumentReaderContractTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected abstract DocumentReader Reader { get; }

    public static TheoryData<string> HostileTexts() =>
    [
        new string('>', 100_000),
        new string('[', 100_000),
        new string('*', 100_000),
        string.Concat(Enumerable.Repeat("*a ", 100_000)),
        string.Concat(Enumerable.Repeat("[a](", 50_000)),
        string.Concat(Enumerable.Repeat("![[]()", 30_000)),
        string.Concat(Enumerable.Repeat("<a", 100_000)),
        string.Concat(Enumerable.Repeat("a**b", 50_000)),
        new string('`', 100_000) + "a",
        string.Concat(Enumerable.Range(1, 700).Select(n => new string('`', n) + "a ")),
        new string('|', 100_000) + "\n" + new string('-', 1000),
        string.Join('\n', Enumerable.Range(0, 2_000).Select(depth => new string(' ', 2 * depth) + "- item")),
        string.Concat(Enumerable.Repeat("- ", 50_000)) + "item",
        string.Concat(Enumerable.Repeat("word and more words ", 250_000)),
        new string('#', 100_000),
        string.Concat(Enumerable.Repeat("&#x301;e&amp;", 20_000)),
        string.Concat(Enumerable.Repeat("[^1] ", 20_000)) + "\n\n[^1]: note",
        new string('\n', 1_000_000),
    ];

    [Fact]
    public void Extensions_OfEveryReader_AreLowerCaseWithDot() =>
        Reader.Extensions.ShouldAllBe(extension => extension.StartsWith('.') && !extension.Any(char.IsUpper));

    [Fact]
    public void Read_PlainSentences_GivesThemVerbatim()
    {
        var document = Read("The first sentence.\n\nThe second, with \"quotes\".\n");

        document.Text.ShouldBe("The first sentence.\n\nThe second, with \"quotes\".");
        document.Blocks.Select(block => block.Line).ShouldBe([1, 3]);
        document.Format.ShouldBe(Reader.Format);
        document.SourcePath.ShouldBe(PathOf("sub folder/a b"));
    }

    [Fact]
    public void Read_AnyFile_HashesItsBytes()
    {
        var bytes = Encoding.UTF8.GetBytes("Text.");

        Read(bytes).ContentHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Read_TheSameBytesTwice_GivesEqualDocuments()
    {
        var (first, second) = (Read("One.\n\n- two\n- three\n"), Read("One.\n\n- two\n- three\n"));

        second.Text.ShouldBe(first.Text);
        second.Blocks.ShouldBe(first.Blocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n\u00A0\n")]
    public void Read_NothingButWhiteSpace_GivesNoBlocks(string text) => Read(text).Blocks.ShouldBeEmpty();

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Read_AnyLineEnd_CountsLinesAlike(string end)
    {
        var document = Read($"One.{end}{end}Two.{end}{end}{end}Three.{end}");

        document.Text.ShouldBe("One.\n\nTwo.\n\nThree.");
        document.Blocks.Select(block => block.Line).ShouldBe([1, 3, 6]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Read_HostileText_EndsSoonWithDocumentOrReason(string text)
    {
        var reading = Task.Run(() =>
        {
            try
            {
                return Read(text);
            }
            catch (UnreadableDocumentException)
            {
                return null;
            }
        });

        await reading.WaitAsync(Patience);
    }

    [Fact]
    public void Read_RandomBytes_GivesDocumentOrReason()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            ReadOrNull(bytes);
        }
    }

    [Fact]
    public void Read_RandomMarkup_GivesValidDocument()
    {
        string[] pieces = ["*", "_", "[", "](", ")", "`", "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "---", "a", " b", "é", "\u0301", "<b>", "</", "&amp;", "\t", "    ", "\uFEFF", "![", "\\", "~~", "[^1]", ":", "==="];
        var random = new Random(20260102);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
            Read(text);
        }
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            Reader.Read(new SourceFile(PathOf("a"), Encoding.UTF8.GetBytes("One.\n\nTwo.")), cancellation.Token));
    }

    protected Document Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads, and checks what holds for every document.</summary>
    protected Document Read(byte[] bytes)
    {
        var document = Reader.Read(new SourceFile(PathOf("sub folder/a b"), bytes), CancellationToken.None);
        DocumentInvariants.ShouldHold(document);
        return document;
    }

    private Document? ReadOrNull(byte[] bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (UnreadableDocumentException reason)
        {
            reason.Message.ShouldNotBeNullOrWhiteSpace();
            return null;
        }
    }

    private string PathOf(string name) => name + Reader.Extensions[0];
}
