using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace QaBot.Channels;

/// <summary>The address that links to this server start with.</summary>
internal sealed class PublicAddress(IOptions<ChannelsOptions> options, IServer? server = null)
{
    private const string BeforeTheServerListens = "http://localhost:3978";

    /// <summary>The configured address, or the first that the server listens on; without a slash at its end.</summary>
    public string Url => (options.Value.PublicUrl is { Length: > 0 } configured ? configured : Listening()).TrimEnd('/');

    private string Listening()
    {
        var address = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? BeforeTheServerListens;

        // "Any address" is where a server listens, not where a browser can go.
        return address
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal);
    }
}
