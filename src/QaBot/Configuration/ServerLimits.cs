using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>Gives the server the limits of <see cref="ServerOptions"/>: one slow or greedy caller must not keep others out.</summary>
internal sealed class ServerLimits(IOptions<ServerOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public void Configure(KestrelServerOptions kestrel)
    {
        var server = options.Value;
        var limits = kestrel.Limits;
        kestrel.AddServerHeader = false;
        limits.MaxConcurrentConnections = server.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = server.MaxConnections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(server.HeaderTimeoutSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(server.IdleTimeoutSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(server.MinBodyBytesPerSecond, Grace);
        limits.MaxRequestHeadersTotalSize = server.MaxHeaderBytes;
    }
}
