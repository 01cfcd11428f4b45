using Microsoft.Identity.Client;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Tokens for a client secret or a certificate, from Microsoft Entra.</summary>
internal sealed class ClientTokenSource : TokenSource
{
    private readonly Lazy<IConfidentialClientApplication> _client;

    /// <param name="options">The registration.</param>
    /// <param name="handler">Carries the calls to the login service.</param>
    public ClientTokenSource(BotOptions options, HttpMessageHandler handler) => _client = new(() => Build(options, handler));

    public override async Task<string> AcquireAsync(string scope, bool renew)
    {
        var result = await _client.Value.AcquireTokenForClient([scope]).WithForceRefresh(renew).ExecuteAsync();
        return result.AccessToken;
    }

    private static IConfidentialClientApplication Build(BotOptions options, HttpMessageHandler handler)
    {
        var authority = LoginAuthority.Parse(BotEndpoints.Of(options).LoginAuthority);
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority(authority.Plain.AbsoluteUri, validateAuthority: false)

            // The authority comes from the configuration: there is nothing to discover, and clouds of one's own cannot be.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new LoginHttpClientFactory(authority, handler), retryOnceOn5xx: false);
        builder = string.IsNullOrEmpty(options.CertificatePath)
            ? builder.WithClientSecret(options.Password)

            // With the certificate itself (x5c), so that one from the same issuer may take its place.
            : builder.WithCertificate(ClientCertificate.Load(options), sendX5C: true);
        return builder.Build();
    }
}
