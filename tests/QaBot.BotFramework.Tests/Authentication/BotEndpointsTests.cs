using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Tests.Authentication;

public sealed class BotEndpointsTests
{
    private const string Tenant = "99999999-8888-7777-6666-555555555555";

    [Theory]
    [InlineData(BotCloud.Public, "https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://login.microsoftonline.com/botframework.com")]
    [InlineData(BotCloud.UsGovernment, "https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us")]
    [InlineData(BotCloud.China, "https://api.botframework.azure.cn", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn")]
    public void Of_BotOfEveryTenant_HasTheCloudsValues(BotCloud cloud, string issuer, string metadata, string authority)
    {
        var endpoints = BotEndpoints.Of(new BotOptions { Cloud = cloud });

        (endpoints.ChannelIssuer, endpoints.ChannelMetadata, endpoints.LoginAuthority).ShouldBe((issuer, metadata, authority));
        endpoints.ChannelScope.ShouldBe($"{issuer}/.default");
    }

    [Theory]
    [InlineData(BotCloud.Public, "https://sts.windows.net/", "https://login.microsoftonline.com/")]
    [InlineData(BotCloud.UsGovernment, "https://sts.windows.net/", "https://login.microsoftonline.us/")]
    [InlineData(BotCloud.China, "https://sts.chinacloudapi.cn/", "https://login.partner.microsoftonline.cn/")]
    public void Of_BotOfOneTenant_AcceptsThatTenantAlone(BotCloud cloud, string first, string second)
    {
        var endpoints = BotEndpoints.Of(new BotOptions { Cloud = cloud, TenantId = Tenant });

        endpoints.LoginAuthority.ShouldBe(second + Tenant);
        endpoints.EntraIssuers.ShouldBe([$"{first}{Tenant}/", $"{second}{Tenant}/v2.0"], ignoreOrder: true);
    }

    [Fact]
    public void Of_ManagedIdentity_AcceptsItsTenant() =>
        BotEndpoints.Of(new BotOptions { AppType = BotAppType.UserAssignedMsi, TenantId = Tenant })
            .EntraIssuers.ShouldContain($"https://login.microsoftonline.com/{Tenant}/v2.0");

    [Fact]
    public void Of_MultiTenantWithATenant_KeepsToEveryTenant() =>
        BotEndpoints.Of(new BotOptions { AppType = BotAppType.MultiTenant, TenantId = Tenant })
            .LoginAuthority.ShouldBe("https://login.microsoftonline.com/botframework.com");

    [Fact]
    public void Of_OwnEndpoints_ReplaceThoseOfTheCloudAndAddIssuers()
    {
        var options = new BotOptions
        {
            TenantId = Tenant,
            Endpoints = new BotEndpointOptions
            {
                ChannelIssuer = "https://channel.example",
                ChannelMetadata = "http://localhost:1/channel",
                EntraMetadata = "http://localhost:1/entra",
                EntraIssuers = { "https://entra.example/" },
                LoginAuthority = "http://localhost:1/tenant/",
                ChannelScope = "https://channel.example/.default",
            },
        };

        var endpoints = BotEndpoints.Of(options);

        (endpoints.ChannelIssuer, endpoints.ChannelMetadata, endpoints.EntraMetadata, endpoints.LoginAuthority, endpoints.ChannelScope).ShouldBe((
            "https://channel.example", "http://localhost:1/channel", "http://localhost:1/entra", "http://localhost:1/tenant", "https://channel.example/.default"));
        endpoints.EntraIssuers.ShouldBe(
            [$"https://sts.windows.net/{Tenant}/", $"https://login.microsoftonline.com/{Tenant}/v2.0", "https://entra.example/"], ignoreOrder: true);
    }

    [Fact]
    public void Of_EmptyEndpoint_CountsAsNone() =>
        BotEndpoints.Of(new BotOptions { Endpoints = new BotEndpointOptions { ChannelIssuer = "" } }).ChannelIssuer.ShouldBe("https://api.botframework.com");
}
