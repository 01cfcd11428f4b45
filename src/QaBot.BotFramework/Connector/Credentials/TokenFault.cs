using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Turns what MSAL throws into what has to be done. The login service's own words stay out: they may quote what was sent.</summary>
internal static partial class TokenFault
{
    private const string Section = BotOptions.Section;

    /// <summary>The fault in our words; null when <paramref name="fault"/> is none of MSAL or of the network.</summary>
    public static CredentialsException? Of(Exception fault, BotOptions options, string scope) => fault switch
    {
        CredentialsException known => known,
        MsalException or HttpRequestException or JsonException or OperationCanceledException when options.AppType == BotAppType.UserAssignedMsi => ManagedIdentity(fault, options),
        MsalServiceException service when IsRefusal(service) => Refusal(service, options, scope),
        MsalServiceException service => Unreachable(service, options, Wait(service)),
        MsalClientException client => new CredentialsException(
            $"No token for app {options.AppId}: the sign-in library refuses the configuration ({client.ErrorCode}); check {Section}", client) { IsConfiguration = true },
        HttpRequestException or JsonException or OperationCanceledException => Unreachable(fault, options, null),
        _ => null,
    };

    private static bool IsRefusal(MsalServiceException service) => service.StatusCode is >= 400 and < 500 and not (408 or 429);

    private static TimeSpan? Wait(MsalServiceException service)
    {
        var wait = service.Headers?.RetryAfter?.Delta;
        return wait < TimeSpan.Zero ? null : wait;
    }

    private static CredentialsException Unreachable(Exception fault, BotOptions options, TimeSpan? wait)
    {
        var authority = new Uri(BotEndpoints.Of(options).LoginAuthority);
        return new CredentialsException(
            $"No token for app {options.AppId}: the login service at {authority.Authority} gives none now; check the network and the proxy, "
            + $"and {Section}:Endpoints:LoginAuthority if it is set", fault) { RetryAfter = wait };
    }

    private static CredentialsException ManagedIdentity(Exception fault, BotOptions options) => new(
        $"No token for the managed identity {options.AppId}: the machine gives none; {Section}:AppType UserAssignedMsi works only on an Azure resource "
        + $"to which the identity is assigned: assign it there, or set {Section}:AppType to SingleTenant with a secret or a certificate", fault)
    {
        IsConfiguration = fault is MsalServiceException { ErrorCode: MsalError.ManagedIdentityRequestFailed, StatusCode: < (int)HttpStatusCode.InternalServerError },
    };

    private static CredentialsException Refusal(MsalServiceException service, BotOptions options, string scope)
    {
        var code = AadCode().Match(service.Message) is { Success: true } match ? match.Value : service.ErrorCode;
        return new CredentialsException($"No token for app {options.AppId} ({code}): {Mend(code, service.ErrorCode, options, scope)}", service)
        {
            IsConfiguration = true,
        };
    }

    private static string Mend(string code, string error, BotOptions options, string scope) => code switch
    {
        "AADSTS700016" => $"the login service knows no such app in this tenant; set {Section}:TenantId to the tenant of the registration, "
            + $"and {Section}:AppType to its type (found {options.AppType?.ToString() ?? "none"})",
        "AADSTS90002" or "AADSTS900023" => $"the login service knows no such tenant; correct {Section}:TenantId",
        "AADSTS500011" or "AADSTS70011" or "AADSTS1002012" => $"the login service knows nothing under '{scope}'; for the channels correct "
            + $"{Section}:Endpoints:ChannelScope, for a parent bot check that it is registered in a tenant that this one knows",
        _ when error is not ("invalid_client" or "unauthorized_client") => $"the login service refuses; check {Section}:AppId, TenantId and AppType",
        _ when error == "unauthorized_client" => $"the login service does not let this app in; check {Section}:AppId and {Section}:AppType",
        _ when !string.IsNullOrEmpty(options.CertificatePath) => $"the login service does not accept the certificate; add the one at "
            + $"{Section}:CertificatePath to the registration, or name the one that is there and has not expired",
        _ => $"the login service does not accept the secret; set {Section}:Password to the value - not the id - of a secret that has not expired",
    };

    [GeneratedRegex(@"AADSTS\d{4,8}")]
    private static partial Regex AadCode();
}
