using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Connector.Credentials;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Connector.Credentials;

public sealed class ClientCertificateTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Password = "open sesame";

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = CreateCertificate();

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", Password)]
    [InlineData("pem", null)]
    [InlineData("pem", Password)]
    public async Task GetTokenAsync_Certificate_SignsWithItAndSendsItAlong(string format, string? password)
    {
        using var login = new LoginService();
        using var credentials = new BotCredentials(Options(Write(format, password), password), login, TimeProvider.System, NullLogger.Instance);

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t1");

        login.Field(1, "client_assertion_type").ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        login.Field(1, "client_secret").ShouldBeNull();
        var assertion = new JwtSecurityToken(login.Field(1, "client_assertion"));
        (assertion.Issuer, assertion.Subject).ShouldBe((AppId, AppId));
        assertion.Header.X5c.ShouldContain(Convert.ToBase64String(_certificate.RawData));
    }

    [Fact]
    public void Load_WrongPassword_NamesBothSettings() =>
        Fault(Write("pfx", Password), "wrong").Message.ShouldBe(
            $"QaBot:Bot:CertificatePath: '{PathOf("pfx")}' cannot be read as PKCS #12 or PEM with certificate and private key; check the file, "
            + "and QaBot:Bot:CertificatePassword if it has a password");

    [Fact]
    public void Load_NoFile_SaysSo() => Fault(PathOf("none"), null).Message.ShouldContain("cannot be opened");

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void Load_NoCertificate_SaysSo(string content)
    {
        File.WriteAllText(PathOf("pem"), content);

        Fault(PathOf("pem"), null).Message.ShouldContain("cannot be read as");
    }

    [Fact]
    public void Load_PfxWithoutKey_SaysSo()
    {
        using var bare = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        File.WriteAllBytes(PathOf("pfx"), bare.Export(X509ContentType.Pfx)!);

        Fault(PathOf("pfx"), null).Message.ShouldContain("no private key");
    }

    [Fact]
    public void Load_PemWithoutKey_SaysSo()
    {
        File.WriteAllText(PathOf("pem"), _certificate.ExportCertificatePem());

        Fault(PathOf("pem"), null).IsConfiguration.ShouldBeTrue();
    }

    private static CredentialsException Fault(string path, string? password) =>
        Should.Throw<CredentialsException>(() => ClientCertificate.Load(Options(path, password)));

    private static BotOptions Options(string path, string? password) => new()
    {
        AppId = AppId, AppType = BotAppType.SingleTenant, TenantId = "tenant", CertificatePath = path, CertificatePassword = password,
    };

    private string PathOf(string format) => Path.Combine(_folder.Path, $"bot.{format}");

    private string Write(string format, string? password)
    {
        using var key = _certificate.GetRSAPrivateKey()!;
        if (format == "pfx")
        {
            File.WriteAllBytes(PathOf(format), _certificate.Export(X509ContentType.Pfx, password));
            return PathOf(format);
        }

        var pem = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000));
        File.WriteAllText(PathOf(format), _certificate.ExportCertificatePem() + "\n" + pem);
        return PathOf(format);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
    }
}
