using QaBot.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("handbook.txt", "handbook.txt")]
    [InlineData("Übergabe 2026 😀.md", "Übergabe 2026 😀.md")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\ann\\notes.txt", "notes.txt")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie x.txt")]
    [InlineData("a\0b.txt", "ab.txt")]
    [InlineData("photo\u202Etxt.exe", "phototxt.exe")]
    [InlineData("a<b>\"c\"|?*.txt", "abc.txt")]
    [InlineData("  .. spaced.txt . ", "spaced.txt")]
    [InlineData("..", "file")]
    [InlineData("folder/", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    public void Clean_AnyName_IsOneThatCanBeShown(string? given, string clean) => UploadName.Clean(given).ShouldBe(clean);

    [Fact]
    public void Clean_LongName_KeepsTheExtension()
    {
        var clean = UploadName.Clean(new string('a', 5000) + ".txt");

        // What is beyond all reason is cut before the extension is looked for; a plausible name keeps it.
        clean.Length.ShouldBeLessThanOrEqualTo(120);
        UploadName.Clean(new string('a', 300) + ".txt").ShouldBe(new string('a', 116) + ".txt");
        UploadName.Clean(string.Concat(Enumerable.Repeat("😀", 100)) + ".md").ShouldBe(string.Concat(Enumerable.Repeat("😀", 58)) + ".md");
    }
}
