using System.Text.RegularExpressions;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Folder;

/// <summary>
/// A reply that somebody put into the folder. Its first line may say what else is wanted: <c>take</c>, <c>close</c>, <c>keep</c> and, at its
/// end, <c>by: NAME</c>. Any other first line belongs to the reply.
/// </summary>
/// <param name="Text">The reply.</param>
/// <param name="By">Who replies; null when the file does not say.</param>
/// <param name="Takes">Whether the person takes the conversation.</param>
/// <param name="Closes">Whether the ticket is closed after it.</param>
/// <param name="Keeps">Whether it is kept as an answer for everyone.</param>
internal sealed partial record ReplyFile(string Text, string? By, bool Takes, bool Closes, bool Keeps)
{
    /// <summary>The id of the ticket that a file of this name replies to; null when the name is no reply's.</summary>
    public static string? TicketOf(string fileName)
    {
        var match = Name().Match(fileName);
        var id = match.Groups["id"].Value.ToUpperInvariant();
        return match.Success && TicketId.IsValid(id) ? id : null;
    }

    /// <summary>Reads a file's text.</summary>
    public static ReplyFile Parse(string content)
    {
        var text = content.ReplaceLineEndings("\n").TrimStart('\uFEFF', '\n');
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        var match = Wishes().Match(first);
        if (!match.Success || first.Trim().Length == 0)
        {
            return new ReplyFile(text.Trim(), null, false, false, false);
        }

        var words = match.Groups["word"].Captures.Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var by = match.Groups["by"].Value.Trim();
        return new ReplyFile(
            end < 0 ? "" : text[end..].Trim(), by.Length == 0 ? null : by, words.Contains("take"), words.Contains("close"), words.Contains("keep"));
    }

    [GeneratedRegex(@"^(?<id>T-[0-9A-Z]{8})\.reply\.(md|txt)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*(?:(?<word>take|close|keep)(?:[\s,;]+|$))*(?:by:(?<by>.*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wishes();
}
