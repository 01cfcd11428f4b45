using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ServiceUrlPolicyTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly ServiceUrlPolicy _policy = TestConnector.Policy(appId: null, TestConnector.Trusting("smba.trafficmanager.net"));

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

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://directline.botframework.azure.us")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://127.0.0.1:3978")]
    [InlineData("https://[::1]:3978")]
    public void Judge_WithIdentityAndKnownHost_NeedsNobodyToVouch(string url) =>
        TestConnector.Policy(AppId).Judge(url, isVouchedFor: false).Reason.ShouldBeNull();

    [Theory]
    [InlineData("https://parent.example.org/api/skills")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://graph.microsoft.com/")]
    [InlineData("https://x.sharepoint.com/")]
    [InlineData("https://x.blob.core.windows.net/")]
    [InlineData("https://8.8.8.8/")]
    public void Judge_WithIdentityAndUnknownHost_NeedsATokenThatVouches(string url)
    {
        var policy = TestConnector.Policy(AppId);

        policy.Judge(url, isVouchedFor: false).Reason.ShouldNotBeNull().ShouldContain("QaBot:Connector:TrustedHosts");
        var vouched = policy.Judge(url, isVouchedFor: true);
        (vouched.Reason, vouched.Reach).ShouldBe((null, AddressReach.Internet));
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://parent.example.org/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?to=evil")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://0/")]
    [InlineData("https://2852039166/")]
    [InlineData("https://0xa9fea9fe/")]
    [InlineData("https://0251.0376.0251.0376/")]
    [InlineData("https://169.254.43518/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    public void Judge_WithIdentityAndUnsafeUrl_IsRefusedWhoeverVouches(string url)
    {
        var policy = TestConnector.Policy(AppId);

        policy.Judge(url, isVouchedFor: true).Reason.ShouldNotBeNull();
        policy.Judge(url, isVouchedFor: false).Reason.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("https://parent.example.org/api/skills", "parent.example.org")]
    [InlineData("https://Parent.Example.ORG:8443/", "parent.example.org")]
    [InlineData("https://a.b.corp.example/", "*.corp.example")]
    [InlineData("https://10.0.0.7/", "10.0.0.7")]
    [InlineData("https://[fd12::7]/", "fd12::7")]
    public void Judge_TrustedHost_IsCalledEvenInThePrivateNetwork(string url, string host)
    {
        var verdict = TestConnector.Policy(AppId, TestConnector.Trusting(host)).Judge(url, isVouchedFor: false, audience: "parent");

        (verdict.Reason, verdict.Reach).ShouldBe((null, AddressReach.PrivateNetwork));
    }

    [Theory]
    [InlineData("https://169.254.169.254/", "169.254.169.254")]
    [InlineData("https://corp.example/", "*.corp.example")]
    [InlineData("https://evilcorp.example/", "*.corp.example")]
    [InlineData("http://parent.example.org/", "parent.example.org")]
    public void Judge_TrustedHostAllTheSame_IsRefused(string url, string host) =>
        TestConnector.Policy(AppId, TestConnector.Trusting(host)).Judge(url, isVouchedFor: false).Reason.ShouldNotBeNull();

    [Fact]
    public void Judge_ParentBotOnThisMachine_MustBeNamed()
    {
        const string Url = "http://localhost:3978/api/skills";

        TestConnector.Policy(AppId).Judge(Url, isVouchedFor: false, audience: "parent").Reason.ShouldNotBeNull();
        TestConnector.Policy(AppId, TestConnector.Trusting("localhost")).Judge(Url, isVouchedFor: false, audience: "parent").Reason.ShouldBeNull();
    }

    [Fact]
    public void Judge_Target_IsJudgedByItsParts() =>
        TestConnector.Policy(AppId).Judge(new ConnectorTarget("https://parent.example.org/", IsVouchedFor: true)).Reason.ShouldBeNull();
}
