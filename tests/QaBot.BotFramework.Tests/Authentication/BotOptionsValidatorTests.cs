using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QaBot.BotFramework.Authentication;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Authentication;

public sealed class BotOptionsValidatorTests : IDisposable
{
    private const string AppId = "00000000-aaaa-bbbb-cccc-000000000001";
    private const string Tenant = "99999999-8888-7777-6666-555555555555";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Validate_Nothing_IsDevelopmentMode() => FaultsOf(new BotOptions()).ShouldBeEmpty();

    [Fact]
    public void Validate_BotOfOneTenantWithASecret_Passes() => FaultsOf(Good()).ShouldBeEmpty();

    [Fact]
    public void Validate_BotOfEveryTenant_NeedsNoTenant() => FaultsOf(new BotOptions { AppId = AppId, Password = "s" }).ShouldBeEmpty();

    [Fact]
    public void Validate_ManagedIdentity_NeedsNoSecret() =>
        FaultsOf(new BotOptions { AppId = AppId, TenantId = Tenant, AppType = BotAppType.UserAssignedMsi }).ShouldBeEmpty();

    [Fact]
    public void Validate_NotGuids_SaysWhereTheyStandInAzure() =>
        FaultsOf(new BotOptions { AppId = "4711", TenantId = "contoso.example", Password = "s" }).ShouldBe(
        [
            "QaBot:Bot:AppId: found '4711', allowed is a GUID such as 00000000-aaaa-bbbb-cccc-000000000001; copy the Microsoft App ID from the bot's configuration page in Azure.",
            "QaBot:Bot:TenantId: found 'contoso.example', allowed is a GUID such as 00000000-aaaa-bbbb-cccc-000000000001; copy the App Tenant ID from the bot's configuration page in Azure; a domain name will not do.",
        ]);

    [Theory]
    [InlineData(BotAppType.SingleTenant)]
    [InlineData(BotAppType.UserAssignedMsi)]
    public void Validate_TenantMissing_SaysThatTheTypeNeedsIt(BotAppType type)
    {
        var options = new BotOptions { AppId = AppId, AppType = type, Password = type == BotAppType.SingleTenant ? "s" : null };

        FaultsOf(options).ShouldHaveSingleItem().ShouldBe(
            $"QaBot:Bot:TenantId: found nothing, allowed is the id of the bot's tenant, because its type is {type}; copy the App Tenant ID from the bot's configuration page in Azure.");
    }

    [Fact]
    public void Validate_NoCredentials_AreRefused() =>
        FaultsOf(new BotOptions { AppId = AppId }).ShouldHaveSingleItem().ShouldBe(
            "QaBot:Bot:Password: found nothing, allowed is a client secret, or a certificate in CertificatePath; set one of them: without, the bot could be called and never answer.");

    [Fact]
    public void Validate_TwoCredentials_AreRefusedWithoutShowingThem()
    {
        var options = Good();
        (options.Password, options.CertificatePath) = ("hush", "bot.pfx");

        FaultsOf(options).ShouldHaveSingleItem().ShouldBe("QaBot:Bot:Password: found a value, allowed is none, because CertificatePath is set, too; remove one of the two.");
    }

    [Fact]
    public void Validate_ManagedIdentityWithASecret_IsRefusedWithoutShowingIt()
    {
        var fault = FaultsOf(new BotOptions { AppId = AppId, TenantId = Tenant, AppType = BotAppType.UserAssignedMsi, Password = "hush" }).ShouldHaveSingleItem();

        fault.ShouldBe("QaBot:Bot:Password: found a value, allowed is none, because a managed identity needs no secret; remove the key, or set AppType to SingleTenant.");
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("TenantId")]
    [InlineData("CertificatePath")]
    [InlineData("AllowedCallers")]
    public void Validate_NoAppIdButSomethingThatNeedsIt_DoesNotOpenTheBot(string key)
    {
        var options = key switch
        {
            "Password" => new BotOptions { Password = "hush" },
            "TenantId" => new BotOptions { TenantId = Tenant },
            "CertificatePath" => new BotOptions { CertificatePath = "bot.pfx" },
            _ => new BotOptions { AllowedCallers = { "*" } },
        };

        FaultsOf(options).ShouldHaveSingleItem().ShouldBe(
            $"QaBot:Bot:AppId: found nothing, allowed is the bot's app id, because {key} is set; set it, or remove {key} to run in development mode.");
    }

    [Theory]
    [InlineData("pfx", "hush")]
    [InlineData("pfx", null)]
    [InlineData("pem", null)]
    [InlineData("encrypted.pem", "hush")]
    public void Validate_Certificate_IsRead(string format, string? password)
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);
        var path = Write(format, format switch
        {
            "pfx" => certificate.Export(X509ContentType.Pfx, password),
            "pem" => Ascii(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()),
            _ => Ascii(certificate.ExportCertificatePem() + "\n" + key.ExportEncryptedPkcs8PrivateKeyPem(
                password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))),
        });

        FaultsOf(WithCertificate(path, password)).ShouldBeEmpty();
    }

    [Fact]
    public void Validate_CertificateWithoutItsKey_IsRefused()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);

        CertificateFault(Write("pem", Ascii(certificate.ExportCertificatePem()))).ShouldStartWith("QaBot:Bot:CertificatePath: found '");
    }

    [Fact]
    public void Validate_CertificateOfAnotherKind_IsRefused()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));

        CertificateFault(Write("pfx", certificate.Export(X509ContentType.Pfx))).ShouldContain("It holds no RSA private key");
    }

    [Fact]
    public void Validate_CertificateWithAnotherPassword_IsRefusedWithoutShowingIt()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);

        CertificateFault(Write("pfx", certificate.Export(X509ContentType.Pfx, "right")), "hush").ShouldNotContain("hush");
    }

    [Theory]
    [InlineData("no certificate")]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void Validate_FileThatIsNoCertificate_IsRefused(string text) =>
        CertificateFault(Write("pfx", Ascii(text))).ShouldContain("allowed is a PKCS #12 or PEM file that holds the certificate and its RSA private key");

    [Fact]
    public void Validate_CertificateMissing_IsRefused() => CertificateFault(Path.Combine(_folder.Path, "none.pfx")).ShouldContain("none.pfx");

    [Theory]
    [InlineData("ChannelMetadata")]
    [InlineData("EntraMetadata")]
    [InlineData("LoginAuthority")]
    public void Validate_EndpointNotByHttps_IsRefused(string key)
    {
        var options = Good();
        options.Endpoints = new BotEndpointOptions();
        typeof(BotEndpointOptions).GetProperty(key)!.SetValue(options.Endpoints, "http://keys.example/");

        FaultsOf(options).ShouldHaveSingleItem().ShouldBe(
            $"QaBot:Bot:Endpoints:{key}: found 'http://keys.example/', allowed is an https URL, or an http URL of this machine; correct it, or remove the key to use the cloud's own.");
    }

    [Fact]
    public void Validate_EndpointsOnThisMachine_Pass()
    {
        var options = Good();
        options.Endpoints = new BotEndpointOptions { ChannelMetadata = "http://127.0.0.1:1/a", EntraMetadata = "http://localhost:1/b", LoginAuthority = "http://[::1]:1/c" };

        FaultsOf(options).ShouldBeEmpty();
    }

    [Fact]
    public void Validate_ManyFaults_AreAllReported()
    {
        var options = new BotOptions { AppId = "x", TenantId = "y", AllowedCallers = { "*", "z", AppId } };
        options.Endpoints.ChannelMetadata = "ftp://a";
        options.Endpoints.EntraIssuers.Add("");

        FaultsOf(options).Select(fault => fault.Split(": found")[0]).ShouldBe(
        [
            "QaBot:Bot:AppId", "QaBot:Bot:TenantId", "QaBot:Bot:Password", "QaBot:Bot:Endpoints:ChannelMetadata", "QaBot:Bot:Endpoints:EntraIssuers:0",
            "QaBot:Bot:AllowedCallers:1",
        ]);
    }

    private static BotOptions Good() => new() { AppId = AppId, TenantId = Tenant, Password = "s" };

    private static BotOptions WithCertificate(string path, string? password = null) =>
        new() { AppId = AppId, TenantId = Tenant, CertificatePath = path, CertificatePassword = password };

    private static IEnumerable<string> FaultsOf(BotOptions options) => new BotOptionsValidator().Validate(null, options).Failures ?? [];

    private static string CertificateFault(string path, string? password = null) => FaultsOf(WithCertificate(path, password)).ShouldHaveSingleItem();

    private static X509Certificate2 Certificate(RSA key) =>
        new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private string Write(string extension, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, $"bot.{extension}");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
