using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Authentication;

/// <summary>
/// Checks <see cref="BotOptions"/> and reports every fault. A bot that could be called but not answer, or the other way round, is not
/// started.
/// </summary>
public sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    private const string AnyCaller = "*";
    private const string GuidShape = "a GUID such as 00000000-aaaa-bbbb-cccc-000000000001";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var identity = string.IsNullOrEmpty(options.AppId) ? WithoutAppId(options) : OfIdentity(options).Concat(OfCredentials(options));
        string[] faults = [.. identity, .. OfEndpoints(options.Endpoints), .. OfCallers(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // A misspelled AppId must not open the bot to everybody.
    private static IEnumerable<string> WithoutAppId(BotOptions options)
    {
        (string Key, bool IsSet)[] others =
        [
            (nameof(options.TenantId), IsSet(options.TenantId)),
            (nameof(options.Password), IsSet(options.Password)),
            (nameof(options.CertificatePath), IsSet(options.CertificatePath)),
            (nameof(options.AllowedCallers), options.AllowedCallers.Count > 0),
        ];
        var set = string.Join(", ", others.Where(other => other.IsSet).Select(other => other.Key));
        if (set.Length > 0)
        {
            yield return Fault(
                nameof(options.AppId), "nothing", $"the bot's app id, because {set} is set", $"set it, or remove {set} to run in development mode");
        }
    }

    private static IEnumerable<string> OfIdentity(BotOptions options)
    {
        if (!IsGuid(options.AppId))
        {
            yield return Fault(nameof(options.AppId), $"'{options.AppId}'", GuidShape, "copy the Microsoft App ID from the bot's configuration page in Azure");
        }

        if (IsSet(options.TenantId) && !IsGuid(options.TenantId))
        {
            yield return Fault(
                nameof(options.TenantId), $"'{options.TenantId}'", GuidShape, "copy the App Tenant ID from the bot's configuration page in Azure; a domain name will not do");
        }

        if (!IsSet(options.TenantId) && options.EffectiveAppType() != BotAppType.MultiTenant)
        {
            yield return Fault(
                nameof(options.TenantId), "nothing", $"the id of the bot's tenant, because its type is {options.EffectiveAppType()}", "copy the App Tenant ID from the bot's configuration page in Azure");
        }
    }

    private static IEnumerable<string> OfCredentials(BotOptions options)
    {
        var (hasSecret, hasCertificate) = (IsSet(options.Password), IsSet(options.CertificatePath));
        if (options.EffectiveAppType() == BotAppType.UserAssignedMsi)
        {
            (string Key, bool IsSet)[] secrets = [(nameof(options.Password), hasSecret), (nameof(options.CertificatePath), hasCertificate)];
            return secrets.Where(secret => secret.IsSet).Select(secret => Fault(
                secret.Key, "a value", "none, because a managed identity needs no secret", "remove the key, or set AppType to SingleTenant"));
        }

        return (hasSecret, hasCertificate) switch
        {
            (false, false) =>
            [
                Fault(
                    nameof(options.Password), "nothing", "a client secret, or a certificate in CertificatePath", "set one of them: without, the bot could be called and never answer"),
            ],
            (true, true) => [Fault(nameof(options.Password), "a value", "none, because CertificatePath is set, too", "remove one of the two")],
            (false, true) => OfCertificate(options),
            _ => [],
        };
    }

    private static IEnumerable<string> OfCertificate(BotOptions options)
    {
        var fault = "";
        try
        {
            using var certificate = BotCertificate.Load(options.CertificatePath!, options.CertificatePassword);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        }

        if (fault.Length > 0)
        {
            yield return Fault(
                nameof(options.CertificatePath),
                $"'{options.CertificatePath}' ({fault})",
                "a PKCS #12 or PEM file that holds the certificate and its RSA private key",
                $"correct the path, or {nameof(options.CertificatePassword)}, or export the certificate anew with its key");
        }
    }

    private static IEnumerable<string> OfEndpoints(BotEndpointOptions endpoints)
    {
        (string Key, string? Value)[] urls =
        [
            (nameof(endpoints.ChannelMetadata), endpoints.ChannelMetadata),
            (nameof(endpoints.EntraMetadata), endpoints.EntraMetadata),
            (nameof(endpoints.LoginAuthority), endpoints.LoginAuthority),
        ];
        var wrong = urls.Where(url => IsSet(url.Value) && !KeyDocuments.IsAllowed(url.Value)).Select(url => Fault(
            $"{nameof(BotOptions.Endpoints)}:{url.Key}", $"'{url.Value}'", "an https URL, or an http URL of this machine", "correct it, or remove the key to use the cloud's own"));
        return wrong.Concat(endpoints.EntraIssuers.Select((issuer, index) => IsSet(issuer) ? null : Fault(
            $"{nameof(BotOptions.Endpoints)}:{nameof(endpoints.EntraIssuers)}:{index}", "nothing", "an issuer, to the letter", "correct it or remove the key")).OfType<string>());
    }

    private static IEnumerable<string> OfCallers(BotOptions options) => options.AllowedCallers
        .Select((caller, index) => caller == AnyCaller || IsGuid(caller) ? null : Fault(
            $"{nameof(options.AllowedCallers)}:{index}", $"'{caller}'", $"{GuidShape}, or *", "write the app id of the bot that may call, or remove the key"))
        .OfType<string>();

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool IsGuid(string? value) => Guid.TryParseExact(value, "D", out _);

    private static string Fault(string key, string found, string allowed, string mend) =>
        $"{BotOptions.Section}:{key}: found {found}, allowed is {allowed}; {mend}.";
}
