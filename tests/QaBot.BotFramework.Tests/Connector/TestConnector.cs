using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

/// <summary>The parts of the way to a Connector, put together for a test.</summary>
internal static class TestConnector
{
    public static ConnectorTransport Transport(
        TimeProvider time, ConnectorOptions? options = null, ConnectorCredentials? credentials = null, string? appId = null,
        ILogger<ConnectorTransport>? logger = null, IWebProxy? proxy = null, HttpMessageHandler? handler = null)
    {
        var checkedOptions = Options.Create(options ?? new ConnectorOptions());
        return new ConnectorTransport(
            new HttpClient(handler ?? ConnectorHandler.Create(proxy)), Policy(appId, options), credentials ?? new NoCredentials(), checkedOptions, time,
            logger ?? NullLogger<ConnectorTransport>.Instance);
    }

    public static ServiceUrlPolicy Policy(string? appId, ConnectorOptions? options = null) =>
        new(Options.Create(new BotOptions { AppId = appId }), Options.Create(options ?? new ConnectorOptions()));

    public static ConnectorOptions Trusting(params string[] hosts)
    {
        var options = new ConnectorOptions();
        foreach (var host in hosts)
        {
            options.TrustedHosts.Add(host);
        }

        return options;
    }

    public static ConnectorTarget At(string url) => new(url, IsVouchedFor: false);

    public static Activity Message(string conversation, string text = "hi") => new()
    {
        Type = ActivityTypes.Message, ChannelId = "test", Text = text, ReplyToId = "m|1", Conversation = new ConversationAccount { Id = conversation },
    };
}
