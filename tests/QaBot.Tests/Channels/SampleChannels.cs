using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Channels;

namespace QaBot.Tests.Channels;

/// <summary>A message from each channel, and the renderers as the program registers them.</summary>
internal static class SampleChannels
{
    /// <summary>One for each way of drawing.</summary>
    public static IReadOnlyList<string> Drawn { get; } = ["msteams", "msteams-group", "webchat", "emulator", "slack", "email", "sms"];

    /// <summary>All that are known, and one that is not.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Drawn, "directline", "facebook", "telegram", "line", "groupme", "twilio-sms", "kik", "skype", "something-new"];

    /// <summary>Each of <paramref name="channels"/> with each answer, as the rows of a theory.</summary>
    public static TheoryData<string, string> WithAnswers(IReadOnlyList<string> channels)
    {
        var data = new TheoryData<string, string>();
        foreach (var channel in channels)
        {
            foreach (var name in SampleAnswers.All.Keys)
            {
                data.Add(channel, name);
            }
        }

        return data;
    }

    /// <summary>A question from <paramref name="channel"/>.</summary>
    public static Activity Incoming(string channel) => new()
    {
        Type = ActivityTypes.Message,
        Id = "1",
        ChannelId = channel.Replace("-group", "", StringComparison.Ordinal),
        From = new ChannelAccount { Id = "u" },
        Recipient = new ChannelAccount { Id = "b", Name = "Bot" },
        Conversation = new ConversationAccount { Id = "c", ConversationType = channel switch { "msteams" => "personal", "msteams-group" => "groupChat", _ => null } },
        ChannelData = channel == "email" ? JsonSerializer.SerializeToElement(new { subject = "Pumps" }) : null,
    };

    /// <summary>The renderers with the settings given.</summary>
    public static ChannelRenderers Renderers(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("QaBot:PublicUrl", "https://bot.example.com/qa/")).Select(setting => KeyValuePair.Create(setting.Item1, setting.Item2)))
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<IServer, NoServer>().AddChannels()
            .BuildServiceProvider().GetRequiredService<ChannelRenderers>();
    }

    /// <summary>The messages as they go over the wire in answer to <paramref name="incoming"/>.</summary>
    public static IReadOnlyList<Activity> Sent(IReadOnlyList<Activity> drawn, Activity incoming) =>
    [
        .. drawn.Select(message => message with
        {
            ChannelId = incoming.ChannelId,
            From = incoming.Recipient,
            Recipient = incoming.From,
            Conversation = new ConversationAccount { Id = incoming.Conversation!.Id },
            ReplyToId = incoming.Id,
        }),
    ];

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
