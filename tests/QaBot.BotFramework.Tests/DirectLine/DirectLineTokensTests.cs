using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class DirectLineTokensTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly DirectLineTokens _tokens;

    public DirectLineTokensTests() => _tokens = new DirectLineTokens(Key(1), Lifetime, _time);

    [Fact]
    public void Read_OwnToken_GivesWhatWasIssued()
    {
        var status = _tokens.Read(_tokens.Issue("c7f3", "dl_ann"), out var token);

        status.ShouldBe(DirectLineTokenStatus.Valid);
        token.ShouldBe(new DirectLineToken("c7f3", "dl_ann", _time.GetUtcNow() + Lifetime));
    }

    [Fact]
    public void Read_TokenWithTrustedOrigins_GivesThem()
    {
        var text = _tokens.Issue("c7f3", null, ["https://a.example", "https://b.example:8443"]);

        _tokens.Read(text, out var token).ShouldBe(DirectLineTokenStatus.Valid);

        token!.TrustedOrigins.ShouldBe(["https://a.example", "https://b.example:8443"]);
    }

    [Fact]
    public void Read_LongestTokenThatTheServerIssues_IsGood()
    {
        var origins = Enumerable.Repeat($"https://{new string('a', 192)}", 10).ToList();
        var text = _tokens.Issue("0123456789012345678901", "dl_" + new string('字', 253), origins);

        _tokens.Read(text, out var token).ShouldBe(DirectLineTokenStatus.Valid);

        token!.TrustedOrigins.ShouldBe(origins);
    }

    [Fact]
    public void Issue_BoundUser_HasTheUserClaimThatDirectLineJsReads()
    {
        var payload = _tokens.Issue("c7f3", "dl_ann").Split('.')[1];

        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        claims.RootElement.GetProperty("user").GetString().ShouldBe("dl_ann");
    }

    [Fact]
    public void Read_UnboundToken_HasNoUser()
    {
        _tokens.Read(_tokens.Issue("c7f3", null), out var token);

        token!.UserId.ShouldBeNull();
    }

    [Fact]
    public void Read_OneTickBeforeAndAtTheEnd_IsValidThenExpired()
    {
        var text = _tokens.Issue("c7f3", null);

        _time.Advance(Lifetime - TimeSpan.FromTicks(1));
        _tokens.Read(text, out _).ShouldBe(DirectLineTokenStatus.Valid);
        _time.Advance(TimeSpan.FromTicks(1));
        _tokens.Read(text, out _).ShouldBe(DirectLineTokenStatus.Expired);
    }

    [Fact]
    public void Read_TokenOfAnotherKey_IsRefusedAndNotGiven()
    {
        var foreign = new DirectLineTokens(Key(2), Lifetime, _time).Issue("c7f3", "dl_ann");

        _tokens.Read(foreign, out var token).ShouldBe(DirectLineTokenStatus.WrongSignature);
        token.ShouldBeNull();
    }

    [Fact]
    public void Read_ClaimsExchanged_IsRefused()
    {
        var parts = _tokens.Issue("c7f3", "dl_ann").Split('.');
        var other = _tokens.Issue("c7f3", "dl_bob").Split('.');

        _tokens.Read($"{parts[0]}.{other[1]}.{parts[2]}", out _).ShouldBe(DirectLineTokenStatus.WrongSignature);
    }

    [Fact]
    public void Read_AlgorithmNone_IsRefused()
    {
        var parts = _tokens.Issue("c7f3", "dl_ann").Split('.');
        var header = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);

        _tokens.Read($"{header}.{parts[1]}.", out _).ShouldBe(DirectLineTokenStatus.WrongSignature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    public void Read_NoToken_IsMalformed(string text) => _tokens.Read(text, out _).ShouldBe(DirectLineTokenStatus.Malformed);

    [Theory]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("ä.ö.ü")]
    public void Read_ThreePartsOfAnything_IsRefusedWithoutException(string text) =>
        _tokens.Read(text, out _).ShouldBe(DirectLineTokenStatus.WrongSignature);

    [Fact]
    public void Read_VeryLongText_IsMalformed() =>
        _tokens.Read(new StringBuilder().Append('.', 100_000).ToString(), out _).ShouldBe(DirectLineTokenStatus.Malformed);

    [Fact]
    public void Create_ShortKey_IsRefused() =>
        Should.Throw<ArgumentException>(() => new DirectLineTokens(new byte[16], Lifetime, _time)).Message.ShouldContain("16 bytes");

    private static byte[] Key(byte fill) => [.. Enumerable.Repeat(fill, DirectLineTokens.KeyLength)];
}
