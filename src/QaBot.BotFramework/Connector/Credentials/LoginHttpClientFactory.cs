using Microsoft.Identity.Client;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Gives MSAL the bot's own HTTP client: bounded in time and size, and behind the same proxy as the rest.</summary>
internal sealed class LoginHttpClientFactory : IMsalHttpClientFactory, IDisposable
{
    private readonly HttpClient _client;

    /// <param name="authority">Where the requests really go; null to leave them as they are.</param>
    /// <param name="handler">Carries them; not owned.</param>
    public LoginHttpClientFactory(LoginAuthority? authority, HttpMessageHandler handler) =>
        _client = new HttpClient(authority is null ? handler : new LoginHandler(authority, handler), disposeHandler: false)
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 256 * 1024,
        };

    public HttpClient GetHttpClient() => _client;

    public void Dispose() => _client.Dispose();
}
