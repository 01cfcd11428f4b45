using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Tokens for a user-assigned managed identity, from the Azure resource that the bot runs on.</summary>
internal sealed class ManagedIdentityTokenSource : TokenSource
{
    private const string Default = "/.default";

    private readonly Lazy<IManagedIdentityApplication> _identity;

    /// <param name="options">The registration; its app id is the identity's client id.</param>
    /// <param name="handler">Carries the calls to the resource's identity endpoint.</param>
    public ManagedIdentityTokenSource(BotOptions options, HttpMessageHandler handler) => _identity = new(() => ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId))
        .WithHttpClientFactory(new LoginHttpClientFactory(null, handler))
        .Build());

    public override async Task<string> AcquireAsync(string scope, bool renew)
    {
        var resource = scope.EndsWith(Default, StringComparison.Ordinal) ? scope[..^Default.Length] : scope;
        var result = await _identity.Value.AcquireTokenForManagedIdentity(resource).WithForceRefresh(renew).ExecuteAsync();
        return result.AccessToken;
    }
}
