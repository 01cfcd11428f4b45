using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ServiceUrlPolicyTests
{
    private readonly ServiceUrlPolicy _policy = new(Options.Create(new BotOptions()), Options.Create(new ConnectorOptions()));

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://LocalHost:1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.250.3.4:80")]
    [InlineData("http://[::1]:3000/v")]
    public void Judge_ThisMachine_IsAllowed(string url) => _policy.Judge(url, isVouchedFor: true).Reason.ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost:3000")]
    [InlineData("/relative")]
    [InlineData("ftp://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://localhost.evil.com/")]
    [InlineData("http://localhost./")]
    [InlineData("http://evil.com/localhost")]
    [InlineData("http://localhost@evil.com/")]
    [InlineData("http://user:pass@localhost/")]
    [InlineData("http://127.0.0.1@10.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost/?to=evil")]
    [InlineData("http://localhost/#x")]
    [InlineData(" http://localhost/")]
    [InlineData("http://\u24db\u24de\u24d2alhost/")]
    public void Judge_AnythingElse_IsRefusedWithAReason(string? url)
    {
        var verdict = _policy.Judge(url, isVouchedFor: true);

        verdict.Url.ShouldBeNull();
        verdict.Reason.ShouldNotBeNullOrEmpty();
    }
}
