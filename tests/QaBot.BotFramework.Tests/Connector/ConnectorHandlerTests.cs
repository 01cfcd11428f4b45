using System.Net;
using System.Net.Sockets;
using System.Text;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorHandlerTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private FakeConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Theory]
    [InlineData(AddressReach.ThisMachine)]
    [InlineData(AddressReach.PrivateNetwork)]
    public async Task Connect_WithinReach_Connects(AddressReach reach)
    {
        (await CallAsync(reach)).StatusCode.ShouldBe(HttpStatusCode.Created);
        _connector.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(AddressReach.Internet)]
    [InlineData(null)]
    public async Task Connect_NameThatLeadsHere_IsRefused(AddressReach? reach)
    {
        var fault = await Should.ThrowAsync<HttpRequestException>(CallAsync(reach));

        fault.InnerException.ShouldBeOfType<ForbiddenAddressException>().Message.ShouldContain("'localhost'");
        _connector.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    public async Task Send_VouchedNameThatLeadsInside_IsRefusedAndNotRepeated(string address)
    {
        using var logs = new CapturedLogs();
        var resolved = 0;
        using var transport = TestConnector.Transport(
            new ImmediateDelays(), new ConnectorOptions { TimeoutSeconds = 300 }, new ScriptedCredentials(), AppId, logs.CreateLogger<ConnectorTransport>(),
            handler: ConnectorHandler.Create(null, (_, _) =>
            {
                resolved++;
                return Task.FromResult(new[] { IPAddress.Parse(address) });
            }));
        var target = new ConnectorTarget($"https://rebound.example:{new Uri(_connector.Url).Port}/", IsVouchedFor: true);

        var fault = await Should.ThrowAsync<ConnectorException>(
            new ConnectorClient(transport).SendToConversationAsync(target, TestConnector.Message("c"), default));

        (fault.Kind, resolved, _connector.Count).ShouldBe((ConnectorFaultKind.Refused, 1, 0));
        logs.Lines.ShouldHaveSingleItem().ShouldContain("'rebound.example'");
    }

    [Fact]
    public async Task Send_ThroughAProxy_AsksItForATunnelAndLeavesThisMachineOut()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxy = new WebProxy($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var transport = TestConnector.Transport(
            new ImmediateDelays(), new ConnectorOptions { MaxAttempts = 1, TimeoutSeconds = 300 }, new ScriptedCredentials(), AppId, proxy: proxy);
        var client = new ConnectorClient(transport);

        await client.SendToConversationAsync(TestConnector.At(_connector.Url), TestConnector.Message("c"), default);
        var sending = client.SendToConversationAsync(TestConnector.At("https://smba.trafficmanager.net/emea"), TestConnector.Message("c"), default);
        var line = await AnswerTunnelAsync(listener, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").WaitAsync(Patience);

        line.ShouldBe("CONNECT smba.trafficmanager.net:443 HTTP/1.1");
        (await Should.ThrowAsync<ConnectorException>(sending.WaitAsync(Patience))).Kind.ShouldBe(ConnectorFaultKind.Unavailable);
        _connector.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://localhost:5/")]
    [InlineData("http://127.0.0.1:5/")]
    [InlineData("http://169.254.169.254/metadata")]
    public void OutboundProxy_WhatTheProxyCannotReach_IsLeftOut(string url)
    {
        var proxy = new OutboundProxy(new WebProxy("http://proxy.example:8080"));

        proxy.GetProxy(new Uri(url)).ShouldBeNull();
        proxy.IsBypassed(new Uri(url)).ShouldBeTrue();
        proxy.GetProxy(new Uri("https://smba.trafficmanager.net/")).ShouldBe(new Uri("http://proxy.example:8080"));
    }

    private async Task<HttpResponseMessage> CallAsync(AddressReach? reach)
    {
        using var client = new HttpClient(ConnectorHandler.Create(null));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{new Uri(_connector.Url).Port}/");
        if (reach is { } known)
        {
            request.Options.Set(ConnectorHandler.Reach, known);
        }

        return await client.SendAsync(request);
    }

    private static async Task<string?> AnswerTunnelAsync(TcpListener listener, string answer)
    {
        using var socket = await listener.AcceptSocketAsync();
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var first = await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The rest of the head.
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return first;
    }
}
