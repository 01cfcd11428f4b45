using System.Text;
using QaBot.Tickets.Webhook;

namespace QaBot.Tests.Tickets.Webhook;

public sealed class WebhookSignatureTests
{
    // The example of the Standard Webhooks libraries.
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static WebhookSignature Signer =>
        WebhookSignature.TryReadSecret(DeskParts.Secret, out var secret) ? new WebhookSignature(secret) : throw new InvalidOperationException();

    [Fact]
    public void Sign_PublishedExample_GivesItsSignature() => Signer.Sign(Id, Timestamp, Body).ShouldBe(Signature);

    [Theory]
    [InlineData(Id, Timestamp, Signature, 0, true)]
    [InlineData(Id, Timestamp, "v1,AAAA v1a,BBBB " + Signature, 0, true)]
    [InlineData(Id, Timestamp, Signature, 300, true)]
    [InlineData(Id, Timestamp, Signature, 301, false)]
    [InlineData(Id, Timestamp, Signature, -301, false)]
    [InlineData("msg_other", Timestamp, Signature, 0, false)]
    [InlineData(Id, "1614265331", Signature, 0, false)]
    [InlineData(Id, "9223372036854775807", Signature, 0, false)]
    [InlineData(Id, "-1614265330", Signature, 0, false)]
    [InlineData(Id, "", Signature, 0, false)]
    [InlineData("", Timestamp, Signature, 0, false)]
    [InlineData(Id, Timestamp, "", 0, false)]
    [InlineData(Id, Timestamp, "v1,g0hM9SsE", 0, false)]
    public void IsGenuine_Message_IsJudged(string id, string timestamp, string signature, int secondsLater, bool isGenuine) =>
        Signer.IsGenuine(id, timestamp, signature, Body, Then.AddSeconds(secondsLater)).ShouldBe(isGenuine);

    [Fact]
    public void IsGenuine_AlteredBody_IsNot() => Signer.IsGenuine(Id, Timestamp, Signature, Body.AsSpan(1), Then).ShouldBeFalse();

    [Theory]
    [InlineData(DeskParts.Secret, true)]
    [InlineData("a secret of many characters", true)]
    [InlineData("whsec_c2hvcnQ=", false)]
    [InlineData("whsec_not base64 at all, is it", false)]
    [InlineData("too short", false)]
    public void TryReadSecret_Text_IsJudged(string text, bool isSecret) => WebhookSignature.TryReadSecret(text, out _).ShouldBe(isSecret);
}
