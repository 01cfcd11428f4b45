namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>
/// An authority in the form that MSAL takes - https, the tenant as the only segment - and the way from there to the real one, which
/// may lie deeper, and on this machine without encryption.
/// </summary>
internal sealed class LoginAuthority
{
    private readonly Uri _real;

    private LoginAuthority(Uri real, Uri plain)
    {
        _real = real;
        Plain = plain;
    }

    /// <summary>The form for MSAL.</summary>
    public Uri Plain { get; }

    /// <summary>Reads an authority such as <c>https://login.microsoftonline.com/botframework.com</c>.</summary>
    /// <exception cref="CredentialsException">It is none.</exception>
    public static LoginAuthority Parse(string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var real) || real.AbsolutePath.Length < 2 || !IsSafe(real))
        {
            throw new CredentialsException(
                $"QaBot:Bot:Endpoints:LoginAuthority: found '{authority}', allowed is an https URL (http on this machine) that ends with the tenant, "
                + "such as https://login.microsoftonline.com/botframework.com; correct or remove it")
            {
                IsConfiguration = true,
            };
        }

        var tenant = real.Segments[^1].Trim('/');
        return new LoginAuthority(real, new UriBuilder(Uri.UriSchemeHttps, real.Host, real.Port, tenant).Uri);
    }

    /// <summary>Where a request of MSAL really goes.</summary>
    public Uri Resolve(Uri asked)
    {
        var prefix = Plain.AbsolutePath.TrimEnd('/') + "/";
        return asked.Authority == Plain.Authority && asked.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal)
            ? new Uri($"{_real.AbsoluteUri.TrimEnd('/')}/{asked.PathAndQuery[prefix.Length..]}")
            : asked;
    }

    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
