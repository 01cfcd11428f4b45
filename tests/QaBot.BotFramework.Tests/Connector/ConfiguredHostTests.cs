using System.Net;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConfiguredHostTests
{
    [Theory]
    [InlineData("https://desk.example.com", false, AddressReach.Internet)]
    [InlineData("https://desk.example.com", true, AddressReach.PrivateNetwork)]
    [InlineData("http://localhost:9", false, AddressReach.ThisMachine)]
    [InlineData("http://127.0.0.1:9", false, AddressReach.ThisMachine)]
    [InlineData("http://[::1]:9", false, AddressReach.ThisMachine)]
    [InlineData("http://10.1.2.3", false, AddressReach.PrivateNetwork)]
    [InlineData("http://[fd12::1]", false, AddressReach.PrivateNetwork)]
    [InlineData("https://93.184.216.34", true, AddressReach.Internet)]
    [InlineData("http://169.254.169.254", true, null)]
    [InlineData("http://[::ffff:169.254.169.254]", true, null)]
    [InlineData("http://0.0.0.0", true, null)]
    public void ReachOf_Url_IsWhatItSpellsOut(string url, bool allowsPrivate, AddressReach? reach) =>
        ConfiguredHost.ReachOf(new Uri(url), allowsPrivate).ShouldBe(reach);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task Connect_NameThatLeadsInside_IsNotCalledUnlessAllowed(string address)
    {
        await using var inside = await FakeConnector.StartAsync();
        var url = new Uri($"http://rebound.example:{new Uri(inside.Url).Port}/hook");
        var reach = ConfiguredHost.ReachOf(url, allowsPrivate: false);
        using var client = new HttpClient(ConnectorHandler.Create(null, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }), _ => reach, "allow it"));

        var fault = await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(url, null));

        fault.InnerException.ShouldBeOfType<ForbiddenAddressException>().Message.ShouldBe("the host 'rebound.example' has no address that the bot may call; allow it");
        inside.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Connect_NameThatLeadsHereAndIsAllowed_IsCalled()
    {
        await using var inside = await FakeConnector.StartAsync();
        var url = new Uri($"http://desk.example:{new Uri(inside.Url).Port}/hook");
        var reach = ConfiguredHost.ReachOf(url, allowsPrivate: true);
        using var client = new HttpClient(ConnectorHandler.Create(null, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }), _ => reach, "allow it"));

        using var response = await client.PostAsync(url, null);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
