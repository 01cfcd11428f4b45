using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>Reads the certificate that stands in for a client secret, with its private key, from a PKCS #12 or PEM file.</summary>
internal static class ClientCertificate
{
    private const string Path = $"{BotOptions.Section}:{nameof(BotOptions.CertificatePath)}";
    private const string Password = $"{BotOptions.Section}:{nameof(BotOptions.CertificatePassword)}";

    /// <summary>Reads the file that <paramref name="options"/> name.</summary>
    /// <exception cref="CredentialsException">There is no certificate with a key in it.</exception>
    public static X509Certificate2 Load(BotOptions options)
    {
        var path = options.CertificatePath!;
        try
        {
            var certificate = Read(path, options.CertificatePassword);
            return certificate.HasPrivateKey
                ? certificate
                : throw Fault($"{Path}: '{path}' holds no private key; name a file that holds the certificate and its key");
        }
        catch (CryptographicException fault)
        {
            throw Fault(
                $"{Path}: '{path}' cannot be read as PKCS #12 or PEM with certificate and private key; check the file, and {Password} if it has a password",
                fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault($"{Path}: '{path}' cannot be opened; check that it exists and that the bot may read it", fault);
        }
    }

    private static X509Certificate2 Read(string path, string? password)
    {
        if (!File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }

        return string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }

    private static CredentialsException Fault(string message, Exception? cause = null) =>
        cause is null ? new CredentialsException(message) { IsConfiguration = true } : new CredentialsException(message, cause) { IsConfiguration = true };
}
