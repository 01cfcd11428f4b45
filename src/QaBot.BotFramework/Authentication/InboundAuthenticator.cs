using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Authentication;

/// <summary>
/// Finds out who calls the bot: a channel of Azure Bot Service, the Emulator, another bot, or nobody that can be told. In two steps, so
/// that nothing of a stranger's request but its header is read. Thread-safe.
/// </summary>
/// <remarks>Without an app id everybody is let in as <see cref="CallerKind.Anonymous"/>, and a token that is sent is not looked at.</remarks>
public sealed class InboundAuthenticator
{
    private const string AnyCaller = "*";

    private readonly string? _appId;
    private readonly string _channelCallerId;
    private readonly BotEndpoints _endpoints;
    private readonly TokenVerifier _channels;
    private readonly TokenVerifier _entra;
    private readonly HashSet<string> _allowedCallers;

    /// <param name="options">The bot's registration.</param>
    /// <param name="documents">Fetches the keys.</param>
    /// <param name="time">Says whether a token is valid now, and when keys are old.</param>
    /// <param name="logger">Is told when keys cannot be fetched anew.</param>
    public InboundAuthenticator(IOptions<BotOptions> options, KeyDocuments documents, TimeProvider time, ILogger<PublishedKeys> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var bot = options.Value;
        _appId = string.IsNullOrEmpty(bot.AppId) ? null : bot.AppId;
        _channelCallerId = bot.Cloud == BotCloud.UsGovernment ? "urn:botframework:azureusgov" : "urn:botframework:azure";
        _endpoints = BotEndpoints.Of(bot);
        _allowedCallers = bot.AllowedCallers.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _channels = new(new(_endpoints.ChannelMetadata, documents, time, logger), [_endpoints.ChannelIssuer], [_appId ?? ""], time);
        _entra = new(new(_endpoints.EntraMetadata, documents, time, logger), _endpoints.EntraIssuers, EntraAudiences(_appId), time);
    }

    /// <summary>What the value of the <c>Authorization</c> header proves; null or empty where there is no such header.</summary>
    public async ValueTask<TokenVerdict> VerifyAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (_appId is null)
        {
            return TokenVerdict.Of(VerifiedToken.OfAnybody);
        }

        var (token, fault) = BearerHeader.Read(authorization);
        if (token is null)
        {
            return TokenVerdict.Of(CallerRefusal.Unproven(fault!));
        }

        if (token.Issuer == _endpoints.ChannelIssuer)
        {
            return await VerifyChannelAsync(token, cancellationToken);
        }

        return _endpoints.EntraIssuers.Contains(token.Issuer)
            ? await VerifyEntraAsync(token, cancellationToken)
            : TokenVerdict.Of(CallerRefusal.Unproven("the token's issuer is not accepted"));
    }

    /// <summary>Whether <paramref name="token"/> is good for <paramref name="activity"/>, and for whom it speaks.</summary>
    public CallerVerdict Admit(VerifiedToken token, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(activity);
        return token.Kind switch
        {
            CallerKind.Channel => AdmitChannel(token, activity),
            CallerKind.Skill => CallerVerdict.Of(new AuthenticatedCaller(token.Kind, token.AppId, $"urn:botframework:aadappid:{token.AppId}", false)),
            _ => CallerVerdict.Of(new AuthenticatedCaller(token.Kind, token.AppId, null, false)),
        };
    }

    private async ValueTask<TokenVerdict> VerifyChannelAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (key, refusal) = await _channels.VerifyAsync(token, cancellationToken);
        return refusal is null
            ? TokenVerdict.Of(VerifiedToken.OfChannel(key!, token.TryGetPayloadValue<string>("serviceurl", out var url) ? url : null))
            : TokenVerdict.Of(refusal);
    }

    private async ValueTask<TokenVerdict> VerifyEntraAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (key, refusal) = await _entra.VerifyAsync(token, cancellationToken);
        if (refusal is not null)
        {
            return TokenVerdict.Of(refusal);
        }

        var claims = EntraClaims.Of(token);
        if (!claims.HasItsIssuersTenant(key!))
        {
            return TokenVerdict.Of(CallerRefusal.Unproven("the token's tenant is not that of its issuer"));
        }

        if (string.IsNullOrEmpty(claims.AppId))
        {
            return TokenVerdict.Of(CallerRefusal.Unproven("the token does not name the caller's app id in a known version"));
        }

        return claims.AppId.Equals(_appId, StringComparison.OrdinalIgnoreCase)
            ? TokenVerdict.Of(VerifiedToken.OfEmulator(claims.AppId))
            : VerifySkillCaller(claims.AppId);
    }

    // Any app of an accepted tenant can get a token for this bot; the list says who may use it.
    private TokenVerdict VerifySkillCaller(string appId) =>
        _allowedCallers.Contains(AnyCaller) || _allowedCallers.Contains(appId)
            ? TokenVerdict.Of(VerifiedToken.OfSkillCaller(appId))
            : TokenVerdict.Of(CallerRefusal.NotAllowed(
                $"the bot with the app id {Printable.Of(appId)} is not in {BotOptions.Section}:{nameof(BotOptions.AllowedCallers)}"));

    private CallerVerdict AdmitChannel(VerifiedToken token, Activity activity)
    {
        if (!token.Key!.Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal))
        {
            return CallerVerdict.Of(CallerRefusal.Unproven($"the token's key does not endorse the channel {Printable.Of(activity.ChannelId)}"));
        }

        if (string.IsNullOrEmpty(token.ServiceUrl) || !IsSameUrl(token.ServiceUrl, activity.ServiceUrl))
        {
            return CallerVerdict.Of(CallerRefusal.Unproven("the token does not vouch for the activity's service URL"));
        }

        return CallerVerdict.Of(new AuthenticatedCaller(CallerKind.Channel, null, _channelCallerId, true));
    }

    private static bool IsSameUrl(string vouchedFor, string? found) =>
        found is not null && WithoutSlash(vouchedFor).Equals(WithoutSlash(found), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutSlash(string url) => url.EndsWith('/') ? url.AsSpan(0, url.Length - 1) : url;

    // Which of them a token carries depends on how its caller spelled the scope; each names this bot alone.
    private static string[] EntraAudiences(string? appId) => [appId ?? "", $"api://{appId}", $"api://botid-{appId}"];
}
