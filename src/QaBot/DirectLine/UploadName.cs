using System.Globalization;
using System.Text;

namespace QaBot.DirectLine;

/// <summary>Cleans the names that clients give to files: a name is shown, put into headers and read for its extension.</summary>
internal static class UploadName
{
    private const int MaxLength = 120;
    private const string Nameless = "file";
    private const string Forbidden = "<>:\"|?*";

    /// <summary>The last part of <paramref name="name"/> without what is invisible, turns the text around, or means something to a file system.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var clean = new StringBuilder(Math.Min(last.Length, MaxLength));
        foreach (var rune in last.EnumerateRunes().Where(IsVisible))
        {
            if (clean.Length + rune.Utf16SequenceLength > 4 * MaxLength)
            {
                break;
            }

            clean.Append(rune);
        }

        return Shorten(clean.ToString().Trim(' ', '.'));
    }

    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar
        && !Forbidden.Contains(rune.ToString(), StringComparison.Ordinal)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    // The extension says how the file is read, so that the stem gives way.
    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name.Length == 0 ? Nameless : name;
        }

        var extension = Path.GetExtension(name);
        var kept = extension.Length < 12 ? MaxLength - extension.Length : MaxLength;
        var stem = name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)].TrimEnd(' ', '.');
        return extension.Length < 12 ? stem + extension : stem;
    }
}
