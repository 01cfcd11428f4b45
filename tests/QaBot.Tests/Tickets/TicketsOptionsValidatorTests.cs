using QaBot.Tickets;
using QaBot.Tickets.Mail;
using QaBot.Tickets.Teams;

namespace QaBot.Tests.Tickets;

public sealed class TicketsOptionsValidatorTests
{
    private const string Long = "a secret of many characters";

    [Fact]
    public void Validate_Defaults_AreFine() => FaultsOf(new TicketsOptions()).ShouldBeEmpty();

    [Fact]
    public void Validate_EverythingConfigured_IsFine() => FaultsOf(new TicketsOptions
    {
        Folder = "",
        Webhook = new() { Url = "https://desk.example.com/qabot?x=1", Secret = DeskParts.Secret },
        Mail = new() { Host = "mail.example.com", User = "u", Password = "p", From = "QaBot <bot@example.com>", To = "a@example.com, B <b@example.com>" },
        Teams = new() { ChannelId = "19:abc@thread.tacv2", TenantId = Guid.NewGuid().ToString() },
    }).ShouldBeEmpty();

    [Fact]
    public void Validate_EverythingWrong_ReportsEveryFault()
    {
        var faults = FaultsOf(new TicketsOptions
        {
            GiveUpHours = 1,
            MaxReplyCharacters = 1,
            RequestsPerAddress = 0,
            Webhook = new() { Url = "ftp://x", Secret = "short", TimeoutSeconds = 0, MaxBodyBytes = 1 },
            Mail = new() { Host = "http://x", Port = 0, TimeoutSeconds = 0, From = "nobody", To = "", User = "u" },
            Teams = new() { ChannelId = "general", TenantId = "contoso", ServiceUrl = "http://example.com" },
        });

        faults.Count.ShouldBe(16);
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:Tickets:", StringComparison.Ordinal) && fault.Contains("allowed", StringComparison.Ordinal) | fault.Contains("needed", StringComparison.Ordinal));
        faults.ShouldAllBe(fault => !fault.Contains("short,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://desk.example.com", true)]
    [InlineData("http://desk.example.com", false)]
    [InlineData("http://127.0.0.1:9", true)]
    [InlineData("http://localhost:9", true)]
    [InlineData("http://10.1.2.3/hook", true)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("http://93.184.216.34/hook", false)]
    [InlineData("https://user:password@desk.example.com", false)]
    [InlineData("/hook", false)]
    public void Validate_WebhookUrl_IsJudged(string url, bool isFine) =>
        FaultsOf(new TicketsOptions { Webhook = new() { Url = url, Secret = Long } }).Any().ShouldBe(!isFine);

    [Fact]
    public void Validate_WebhookUrlWithPassword_DoesNotShowIt() =>
        FaultsOf(new TicketsOptions { Webhook = new() { Url = "https://user:hunter2@desk.example.com", Secret = Long } })
            .ShouldHaveSingleItem().ShouldNotContain("hunter2");

    [Fact]
    public void Validate_HttpToANameOfThePrivateNetwork_IsFineWhenAllowed() =>
        FaultsOf(new TicketsOptions { Webhook = new() { Url = "http://desk/hook", Secret = Long, AllowPrivateNetwork = true } }).ShouldBeEmpty();

    [Fact]
    public void Validate_WebhookWithoutSecret_IsAFault() =>
        FaultsOf(new TicketsOptions { Webhook = new() { Url = "https://desk.example.com" } }).ShouldHaveSingleItem().ShouldContain("Secret: found nothing");

    [Fact]
    public void Validate_PasswordOverAPlainConnection_IsAFaultExceptOnThisMachine()
    {
        FaultsOf(Mail("mail.example.com")).ShouldHaveSingleItem().ShouldContain("Security: found None");
        FaultsOf(Mail("localhost")).ShouldBeEmpty();

        static TicketsOptions Mail(string host) => new()
        {
            Mail = new() { Host = host, Security = MailSecurity.None, User = "u", Password = "p", From = "a@example.com", To = "b@example.com" },
        };
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: c@example.com")]
    [InlineData("a@example.com, nobody")]
    public void Validate_ReceiversThatAreNone_AreAFault(string to) =>
        FaultsOf(new TicketsOptions { Mail = new() { Host = "m", From = "a@example.com", To = to } }).ShouldHaveSingleItem().ShouldContain("Mail:To");

    [Fact]
    public void Validate_TeamsForABotWithoutAppId_IsAFaultExceptOnThisMachine()
    {
        var teams = new TeamsDeskOptions { ChannelId = "19:abc@thread.tacv2", TenantId = Guid.NewGuid().ToString() };
        FaultsOf(new TicketsOptions { Teams = teams }, hasIdentity: false).ShouldHaveSingleItem().ShouldContain("QaBot:Bot:AppId");
        teams.ServiceUrl = "http://127.0.0.1:4000";
        FaultsOf(new TicketsOptions { Teams = teams }, hasIdentity: false).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> FaultsOf(TicketsOptions options, bool hasIdentity = true) =>
        [.. new TicketsOptionsValidator(hasIdentity).Validate(null, options).Failures ?? []];
}
