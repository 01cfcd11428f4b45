namespace QaBot.Tickets;

/// <summary>Decides which addresses may become links.</summary>
internal static class WebLink
{
    /// <summary>The address as it is to be written, or null when it must stay text: anything but an absolute http or https URL.</summary>
    public static string? From(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url.AbsoluteUri
            : null;
}
