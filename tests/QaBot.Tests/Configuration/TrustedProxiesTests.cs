using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Configuration;

namespace QaBot.Tests.Configuration;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData(null, "http://bot.internal 127.0.0.1")]
    [InlineData("10.0.0.0/8", "http://bot.internal 127.0.0.1")]
    [InlineData("127.0.0.1", "https://chat.example/bot 203.0.113.7")]
    [InlineData("127.0.0.0/8", "https://chat.example/bot 203.0.113.7")]
    public async Task Request_WithForwardedHeaders_IsBelievedFromTrustedProxiesOnly(string? proxy, string expected)
    {
        await using var app = await StartAsync(proxy is null ? [] : [proxy]);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single());
        request.Headers.Host = "bot.internal";
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "chat.example");
        request.Headers.Add("X-Forwarded-Prefix", "/bot");

        using var response = await client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("::1", true)]
    [InlineData("proxy.example", false)]
    [InlineData("10.0.0.0/40", false)]
    [InlineData("*", false)]
    public void Validate_Proxy_IsAnAddressOrANetwork(string proxy, bool valid)
    {
        var options = new ServerOptions();
        options.TrustedProxies.Add(proxy);

        var result = new ServerOptionsValidator(development: true).Validate(null, options);

        result.Succeeded.ShouldBe(valid);
        if (!valid)
        {
            result.Failures!.Single().ShouldStartWith("QaBot:Server:TrustedProxies:0");
        }
    }

    private static async Task<WebApplication> StartAsync(string[] proxies)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<ServerOptions>(options => Array.ForEach(proxies, options.TrustedProxies.Add));
        var app = builder.Build();
        app.UseTrustedProxies();
        app.Run(context => context.Response.WriteAsync(
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase} {context.Connection.RemoteIpAddress}"));
        await app.StartAsync();
        return app;
    }
}
