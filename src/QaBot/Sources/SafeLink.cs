namespace QaBot.Sources;

/// <summary>Decides which link targets of a document may become links.</summary>
internal static class SafeLink
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    /// <summary>
    /// The target to write into a page, or null when it must stay plain text: anything but an absolute http, https or mailto
    /// address. It is the parsed address that is written, so that a browser cannot read it otherwise than this check did.
    /// </summary>
    public static string? From(string? target)
    {
        if (target is null || !Uri.TryCreate(target, UriKind.Absolute, out var uri))
        {
            return null;
        }

        return Schemes.Contains(uri.Scheme, StringComparer.Ordinal) ? uri.AbsoluteUri : null;
    }
}
