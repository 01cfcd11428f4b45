using System.Globalization;
using System.Net;
using Microsoft.IdentityModel.Protocols;

namespace QaBot.BotFramework.Authentication;

/// <summary>
/// Fetches the documents that say which keys sign tokens: by https, or by http from this machine; without following a redirect; none
/// larger than a megabyte.
/// </summary>
/// <param name="client">Makes the calls, over a handler such as <see cref="CreateHandler"/> gives.</param>
public sealed class KeyDocuments(HttpClient client) : IDocumentRetriever
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>A handler that follows no redirect and keeps no cookie. The machine's proxy settings hold.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Whether keys may be fetched from <paramref name="address"/>.</summary>
    public static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <summary>The document at <paramref name="address"/>.</summary>
    /// <exception cref="IOException">It is not there, too large, or somewhere it may not be fetched from.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!IsAllowed(address))
        {
            throw new IOException($"'{address}' is neither an https URL nor an http URL of this machine");
        }

        var url = new Uri(address);
        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{url} answered {(int)response.StatusCode}, expected 200"));
        }

        await response.Content.LoadIntoBufferAsync(MaxBytes, cancel);
        return await response.Content.ReadAsStringAsync(cancel);
    }
}
