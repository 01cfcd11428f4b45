using System.Net;
using System.Text.RegularExpressions;
using QaBot.Tests.DirectLine;
using QaBot.WebChat;

namespace QaBot.Tests.WebChat;

public sealed class WebChatTests
{
    [Fact]
    public async Task Page_Always_HasAStrictPolicyAndAFreshNonce()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var first = await host.Client.GetAsync("/");
        using var second = await host.Client.GetAsync("/");

        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotBe(second.Headers.GetValues("Content-Security-Policy").Single());
        var nonce = Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        (await first.Content.ReadAsStringAsync()).ShouldContain($"nonce=\"{nonce}\"");
    }

    [Fact]
    public async Task Page_EveryFileItNames_IsServedFromHere()
    {
        await using var host = await DirectLineHost.StartAsync();
        var html = await host.Client.GetStringAsync("/");

        var files = Regex.Matches(html, "(?:src|href)=\"([^#\"][^\"]*)\"").Select(match => match.Groups[1].Value).Distinct().ToList();

        files.Count.ShouldBeGreaterThan(3);
        html.ShouldNotContain("//cdn");
        foreach (var file in files)
        {
            using var response = await host.Client.GetAsync($"/{file}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }
    }

    [Theory]
    [InlineData("page.js")]
    [InlineData("session.js")]
    [InlineData("connection.js")]
    [InlineData("style.js")]
    public async Task Module_Served_ImportsOnlyWhatIsServed(string module)
    {
        await using var host = await DirectLineHost.StartAsync();
        var source = await host.Client.GetStringAsync($"/webchat/{module}");

        foreach (Match import in Regex.Matches(source, "from '\\./([^']+)'"))
        {
            using var response = await host.Client.GetAsync($"/webchat/{import.Groups[1].Value}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, import.Value);
        }
    }

    [Fact]
    public async Task Page_TextsOfTheOptions_AreEncoded()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:WebChat:Title", "<script>A & B"));

        (await host.Client.GetStringAsync("/")).ShouldContain("<h1>&lt;script&gt;A &amp; B</h1>");
    }

    [Fact]
    public async Task Bundle_KnownToTheBrowser_Is304()
    {
        await using var host = await DirectLineHost.StartAsync();
        using var first = await host.Client.GetAsync("/webchat/webchat.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/webchat/webchat.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(again);

        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Bundle_WithAndWithoutCompression_IsTheSame()
    {
        await using var host = await DirectLineHost.StartAsync();
        using var unpacking = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip }) { BaseAddress = host.Client.BaseAddress };

        var plain = await host.Client.GetByteArrayAsync("/webchat/webchat.js");
        var packed = await unpacking.GetByteArrayAsync("/webchat/webchat.js");

        plain.Length.ShouldBe(3_891_526);
        packed.ShouldBe(plain);
    }

    [Fact]
    public void Validate_TextsTooLong_SaysEach()
    {
        var options = new WebChatOptions { Title = "", Description = new string('x', 201), Footer = new string('x', 201) };

        var faults = new WebChatOptionsValidator().Validate(null, options).Failures!.ToList();

        faults.Count.ShouldBe(3);
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:WebChat:") && fault.Contains("allowed:") && fault.Contains("Mend:"));
    }
}
