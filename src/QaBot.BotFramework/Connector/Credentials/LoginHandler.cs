using System.Net;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>The way to the login service.</summary>
internal sealed class LoginHandler(LoginAuthority authority, HttpMessageHandler next) : DelegatingHandler(next)
{
    /// <summary>Creates the handler below: no redirects, which would take the secret along, and no cookies.</summary>
    public static SocketsHttpHandler Create(IWebProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : new OutboundProxy(proxy),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = authority.Resolve(request.RequestUri!);
        return base.SendAsync(request, cancellationToken);
    }
}
