using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>Believes configured reverse proxies what they say of the browser's address, scheme and host.</summary>
internal static class TrustedProxies
{
    /// <summary>Adds the middleware; it belongs before everything that looks at a request's address, scheme or host.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<ServerOptions>>().Value.TrustedProxies;
        return proxies.Count == 0 ? app : app.UseForwardedHeaders(For(proxies));
    }

    private static ForwardedHeadersOptions For(IEnumerable<string> proxies)
    {
        // No limit of hops: the chain is followed as far as each of them is trusted.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        return options;
    }
}
