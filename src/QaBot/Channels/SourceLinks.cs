using System.Globalization;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Links from a citation to the source viewer, opened at the quoted words.</summary>
internal sealed class SourceLinks(PublicAddress address)
{
    /// <summary>The link to the quote of <paramref name="citation"/>. It holds no character that Markdown would read as markup.</summary>
    public string To(Citation citation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{address.Url}/sources/{Uri.EscapeDataString(citation.DocumentId)}?range={citation.Range.Start}-{citation.Range.End}&v={Uri.EscapeDataString(citation.ContentVersion)}#quote");
}
