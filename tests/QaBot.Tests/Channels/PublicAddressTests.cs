using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:4000", "http://127.0.0.1:4000")]
    [InlineData("", "http://localhost:4000/", "http://localhost:4000")]
    [InlineData(null, "http://0.0.0.0:4000", "http://localhost:4000")]
    [InlineData(null, "https://[::]:4000", "https://localhost:4000")]
    [InlineData(null, "http://+:4000", "http://localhost:4000")]
    [InlineData(null, "http://*:4000", "http://localhost:4000")]
    [InlineData("https://bot.example.com/docs/", "http://127.0.0.1:4000", "https://bot.example.com/docs")]
    [InlineData(null, null, "http://localhost:3978")]
    public void Url_ConfiguredElseListening_IsWhereABrowserCanGo(string? configured, string? listening, string expected)
    {
        using var server = new ListeningServer(listening);

        new PublicAddress(Options.Create(new ChannelsOptions { PublicUrl = configured }), server).Url.ShouldBe(expected);
    }

    [Fact]
    public void Url_WithoutAServer_IsTheUsualAddress() =>
        new PublicAddress(Options.Create(new ChannelsOptions())).Url.ShouldBe("http://localhost:3978");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://localhost:3978")]
    [InlineData("https://bot.example.com/path/")]
    public void Validate_NoneOrAnAddress_Succeeds(string? url) =>
        new ChannelsOptionsValidator().Validate(null, new ChannelsOptions { PublicUrl = url }).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("bot.example.com")]
    [InlineData("ftp://bot.example.com")]
    [InlineData("https://bot.example.com/?a=b")]
    [InlineData("https://bot.example.com/#top")]
    [InlineData("https://user:word@bot.example.com")]
    public void Validate_AnythingElse_SaysKeyValueAndMend(string url) =>
        new ChannelsOptionsValidator().Validate(null, new ChannelsOptions { PublicUrl = url }).Failures.ShouldBe(
        [
            $"QaBot:PublicUrl: found '{url}', allowed is an absolute http or https URL without query and fragment, such as "
            + "https://bot.example.com; correct it or remove the key.",
        ]);

    private sealed class ListeningServer(string? address) : IServer
    {
        public IFeatureCollection Features { get; } = FeaturesOf(address);

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // Nothing is held.
        }

        private static FeatureCollection FeaturesOf(string? address)
        {
            var addresses = new ServerAddresses();
            if (address is not null)
            {
                addresses.Addresses.Add(address);
            }

            var features = new FeatureCollection();
            features.Set<IServerAddressesFeature>(addresses);
            return features;
        }
    }

    private sealed class ServerAddresses : IServerAddressesFeature
    {
        public ICollection<string> Addresses { get; } = [];

        public bool PreferHostingUrls { get; set; }
    }
}
