using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>Links into the source viewer: written for citations, opened at the quoted words, and read when they come back.</summary>
internal sealed class SourceLinks(PublicAddress address)
{
    private const string Path = "/sources/";

    /// <summary>Longer addresses are not ours, and not worth the reading.</summary>
    private const int MaxLength = 2_048;

    /// <summary>The link to the quote of <paramref name="citation"/>. It holds no character that Markdown would read as markup.</summary>
    public string To(Citation citation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{To(citation.DocumentId)}?range={citation.Range.Start}-{citation.Range.End}&v={Uri.EscapeDataString(citation.ContentVersion)}#quote");

    /// <summary>The link to the beginning of a document.</summary>
    public string To(string documentId) => $"{address.Url}{Path}{Uri.EscapeDataString(documentId)}";

    /// <summary>
    /// Takes a link apart. Null unless it leads to the source viewer of this very server: whatever else somebody writes into a message
    /// is none of the bot's business.
    /// </summary>
    public SourceLink? Read(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Length > MaxLength
            || !Uri.TryCreate(link, UriKind.Absolute, out var uri)
            || !Uri.TryCreate(address.Url + Path, UriKind.Absolute, out var viewer)
            || !IsBelow(viewer, uri))
        {
            return null;
        }

        var id = Uri.UnescapeDataString(uri.AbsolutePath[viewer.AbsolutePath.Length..]);
        if (id.Length == 0 || id.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(uri.Query);
        return new SourceLink(id, RangeIn(query.TryGetValue("range", out var range) ? range.ToString() : ""), query.TryGetValue("v", out var v) ? v.ToString() : null);
    }

    private static bool IsBelow(Uri viewer, Uri uri) =>
        uri.Scheme == viewer.Scheme
        && uri.UserInfo.Length == 0
        && string.Equals(uri.IdnHost, viewer.IdnHost, StringComparison.OrdinalIgnoreCase)
        && uri.Port == viewer.Port
        && uri.AbsolutePath.StartsWith(viewer.AbsolutePath, StringComparison.Ordinal);

    /// <summary>Reads <c>start-end</c>, the end not included.</summary>
    private static TextRange? RangeIn(string value)
    {
        var dash = value.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && int.TryParse(value.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(value.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end > start
            ? TextRange.FromBounds(start, end)
            : null;
    }
}
