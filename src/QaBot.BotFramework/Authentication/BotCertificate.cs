using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace QaBot.BotFramework.Authentication;

/// <summary>Reads the certificate that a bot proves itself with.</summary>
public static class BotCertificate
{
    private const string PemMark = "-----BEGIN ";

    /// <summary>The certificate with its private key, from a PKCS #12 or a PEM file. Dispose it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">The file's password; null or empty for none.</param>
    /// <exception cref="CryptographicException">The file is no certificate, its password is another, or it holds no RSA key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static X509Certificate2 Load(string path, string? password)
    {
        var certificate = IsPem(path) ? LoadPem(path, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
        using var key = certificate.GetRSAPrivateKey();
        if (key is not null)
        {
            return certificate;
        }

        certificate.Dispose();
        throw new CryptographicException("It holds no RSA private key.");
    }

    private static X509Certificate2 LoadPem(string path, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password);

    private static bool IsPem(string path)
    {
        using var file = new StreamReader(path);
        Span<char> start = stackalloc char[1024];
        return ((ReadOnlySpan<char>)start[..file.ReadBlock(start)]).Contains(PemMark, StringComparison.Ordinal);
    }
}
