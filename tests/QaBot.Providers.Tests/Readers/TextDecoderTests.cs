using System.Text;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;

namespace QaBot.Providers.Tests.Readers;

public sealed class TextDecoderTests
{
    private const string Sample = "Grüße, naïve “café”, 5 € – ok.";

    public static TheoryData<Encoding> MarkedEncodings() =>
    [
        new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
        new UTF32Encoding(false, true), new UTF32Encoding(true, true),
    ];

    [Theory]
    [MemberData(nameof(MarkedEncodings))]
    public void Decode_ByteOrderMark_IsTrustedAndDropped(Encoding encoding)
    {
        var decoded = Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]);

        decoded.Text.ShouldBe(Sample);
        decoded.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_Utf16WithoutMark_IsRecognised(bool isBigEndian)
    {
        var decoded = Decode(new UnicodeEncoding(isBigEndian, false).GetBytes(Sample + " And plain English words after it."));

        decoded.Text.ShouldStartWith(Sample);
    }

    [Fact]
    public void Decode_Windows1252_IsReadWithAWarning()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Sample);

        var decoded = Decode(bytes);

        decoded.Text.ShouldBe(Sample);
        decoded.Warnings.ShouldHaveSingleItem().ShouldContain("Windows-1252");
    }

    [Fact]
    public void Decode_Windows1252_RegistersNothingForTheProcess()
    {
        Decode([(byte)'a', 0xE9, (byte)'b']);

        Should.Throw<NotSupportedException>(() => Encoding.GetEncoding(1252));
    }

    [Fact]
    public void Decode_Utf8WithFewBadBytes_ReplacesThemAndSaysWhere()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Größe und Maß.\nZwei: "), 0xC3, (byte)' ', .. Encoding.UTF8.GetBytes("über alles, schön.")];

        var decoded = Decode(bytes);

        decoded.Text.ShouldBe("Größe und Maß.\nZwei: \uFFFD über alles, schön.");
        decoded.Warnings.ShouldHaveSingleItem().ShouldContain("1 damaged place was replaced while reading it as UTF-8, the first in line 2");
    }

    [Fact]
    public void Decode_ReplacementCharacterInTheFile_IsNoDamage() =>
        Decode(Encoding.UTF8.GetBytes("A \uFFFD stands here.")).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "a PDF file")]
    [InlineData("PK\u0003\u0004\u0014\0\u0006\0", "a ZIP archive or an Office document")]
    [InlineData("{\\rtf1\\ansi text}", "a rich text (RTF) file")]
    [InlineData("MZ\0\0\0\u0003", "a Windows program")]
    [InlineData("abc\0def\0\0\0ghi", "NUL or many control characters")]
    [InlineData("\u0001\u0002\u0003abcdefg", "NUL or many control characters")]
    public void Decode_Binary_IsRefusedByName(string start, string name)
    {
        var reason = Should.Throw<UnreadableDocumentException>(() => Decode(Encoding.Latin1.GetBytes(start)));

        reason.Message.ShouldContain(name);
        reason.Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void Decode_PngImage_IsRefusedByName() =>
        Should.Throw<UnreadableDocumentException>(() => Decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]))
            .Message.ShouldContain("a PNG image");

    [Fact]
    public void Decode_MarkThatLies_IsRefused() =>
        Should.Throw<UnreadableDocumentException>(() => Decode([0xEF, 0xBB, 0xBF, 0xFF, 0xFF, 0xFE, 0xFF, 0xC0, 0xC1]))
            .Message.ShouldContain("cannot be decoded");

    [Fact]
    public void Decode_TextThatStartsLikeAProgram_IsText() => Decode("MZ is short for Mark Zbikowski."u8.ToArray()).Text.ShouldStartWith("MZ is");

    [Fact]
    public void Decode_ColouredLog_IsText() => Decode("\u001B[31merror\u001B[0m: no"u8.ToArray()).Text.ShouldContain("error");

    private static DecodedText Decode(byte[] bytes) => TextDecoder.Decode(new SourceFile("a.txt", bytes));
}
