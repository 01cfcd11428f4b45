using System.Buffers;
using System.Globalization;
using System.Text;
using QaBot.Core.Ingestion;

namespace QaBot.Providers.Readers;

/// <summary>
/// Turns the bytes of a text file into text. It trusts a byte order mark, then strict UTF-8, and only then guesses; each guess
/// leaves a warning. Bytes that are no text at all are refused.
/// </summary>
internal static class TextDecoder
{
    /// <summary>More control characters than this in a hundred, and it is no text that people wrote.</summary>
    private const int MaxControlPercent = 5;

    /// <summary>More undecodable places than this in a hundred characters, and the byte order mark lied.</summary>
    private const int MaxReplacedPercent = 5;

    private const char Replacement = '\uFFFD';
    private const string ConvertMend = "Save it as UTF-8 text, or remove it from the folder.";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Taken from the provider and not registered: what the whole process understands by code pages is the host's affair.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes <paramref name="file"/>.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are not text.</exception>
    public static DecodedText Decode(SourceFile file)
    {
        var bytes = file.Content.Span;
        var decoded = DecodeMarked(bytes) ?? DecodeUnmarked(bytes);
        RefuseControlCharacters(decoded.Text, bytes);

        // A page break is no line to the editor a citation is looked up in; as a line end it would shift every number after it.
        return decoded with { Text = decoded.Text.Replace('\f', ' ').Replace('\v', ' ') };
    }

    private static DecodedText? DecodeMarked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => DecodeUtf8(rest) ?? DecodeTolerant(Encoding.UTF8, rest, "UTF-8"),
        [0xFF, 0xFE, 0, 0, .. var rest] when bytes.Length % 4 == 0 => DecodeTolerant(new UTF32Encoding(false, false), rest, "UTF-32"),
        [0, 0, 0xFE, 0xFF, .. var rest] => DecodeTolerant(new UTF32Encoding(true, false), rest, "UTF-32"),
        [0xFF, 0xFE, .. var rest] => DecodeTolerant(Encoding.Unicode, rest, "UTF-16"),
        [0xFE, 0xFF, .. var rest] => DecodeTolerant(Encoding.BigEndianUnicode, rest, "UTF-16"),
        _ => null,
    };

    private static DecodedText DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (BinarySignature.Find(bytes) is { IsDecisive: true } signature)
        {
            throw Binary(signature);
        }

        if (FindUnmarkedUtf16(bytes) is { } utf16)
        {
            return DecodeTolerant(utf16, bytes, "UTF-16");
        }

        if (bytes.Contains((byte)0))
        {
            throw Binary(BinarySignature.Find(bytes));
        }

        return DecodeUtf8(bytes) ?? DecodeGuessing(bytes);
    }

    private static DecodedText? DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        return new DecodedText(StrictUtf8.GetString(bytes), []);
    }

    /// <summary>
    /// In Windows-1252 text a letter above ASCII stands mostly between ASCII letters, which UTF-8 never allows. So more valid than
    /// invalid sequences mean UTF-8 with damage.
    /// </summary>
    private static DecodedText DecodeGuessing(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid) = CountSequences(bytes);
        if (valid > invalid)
        {
            return DecodeTolerant(Encoding.UTF8, bytes, "UTF-8");
        }

        return new DecodedText(
            Windows1252.GetString(bytes),
            ["The file is not UTF-8 and was read as Windows-1252: letters beyond A to Z may be wrong. Save it as UTF-8 to be sure."]);
    }

    private static DecodedText DecodeTolerant(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        var text = encoding.GetString(bytes);
        var replaced = text.AsSpan().Count(Replacement) - CountGenuineReplacements(encoding, bytes);
        if (replaced <= 0)
        {
            return new DecodedText(text, []);
        }

        if (replaced * 100L > text.Length * (long)MaxReplacedPercent && replaced > 1)
        {
            throw new UnreadableDocumentException(
                $"The file says or looks as if it were {name}, but {Number(replaced)} places in {Number(text.Length)} characters cannot be decoded. {ConvertMend}");
        }

        var line = 1 + text.AsSpan(0, text.IndexOf(Replacement, StringComparison.Ordinal)).Count('\n');
        return new DecodedText(
            text,
            [$"{Number(replaced)} damaged {(replaced == 1 ? "place was" : "places were")} replaced while reading it as {name}, the first in line {Number(line)}. Restore the file from its source to mend them."]);
    }

    /// <summary>U+FFFD that the file itself holds is text, not damage.</summary>
    private static int CountGenuineReplacements(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var pattern = encoding.GetBytes([Replacement]);
        return bytes.Count(pattern.AsSpan());
    }

    private static (int Valid, int Invalid) CountSequences(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            var isValid = Rune.DecodeFromUtf8(bytes, out _, out var consumed) == OperationStatus.Done;
            (valid, invalid) = isValid ? (valid + 1, invalid) : (valid, invalid + 1);
            bytes = bytes[consumed..];
        }

        return (valid, invalid);
    }

    /// <summary>UTF-16 of mostly Latin text has a NUL in nearly every second byte, and hardly any in the others.</summary>
    private static Encoding? FindUnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        const int MinPairs = 4;
        var pairs = Math.Min(bytes.Length, 8192) / 2;
        if (pairs < MinPairs || bytes.Length % 2 != 0)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            even += bytes[2 * i] == 0 ? 1 : 0;
            odd += bytes[(2 * i) + 1] == 0 ? 1 : 0;
        }

        return (even * 100 / pairs, odd * 100 / pairs) switch
        {
            (0, >= 70) => Encoding.Unicode,
            ( >= 70, 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static void RefuseControlCharacters(string text, ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var c in text)
        {
            controls += char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u001B' or '\u0085') ? 1 : 0;
        }

        if (controls * 100L > text.Length * (long)MaxControlPercent)
        {
            throw Binary(BinarySignature.Find(bytes));
        }
    }

    private static UnreadableDocumentException Binary(BinarySignature? signature) => signature is null
        ? new($"The file is not text: it holds NUL or many control characters, as programs, images and archives do. {ConvertMend}")
        : new($"The file is not text: it looks like {signature.Name}. Give it its right extension, save its content as UTF-8 text, or remove it from the folder.");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
