using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace QaBot.Benchmarks;

/// <summary>
/// One person's client: sends its messages as that kind of client shapes them, each when the one before is answered or, in a burst, when
/// it is acknowledged, and hands each answer to the tally.
/// </summary>
internal sealed class LoadClient(HttpClient bot, string connectorUrl, LoadTally tally, int number, int messages, bool isBurst)
{
    private static readonly string[] Questions =
        ["What is QaBot?", "How do I add documents?", "When do you say I don't know?", "hello", "Which formats can be read?"];

    private string Conversation => string.Create(CultureInfo.InvariantCulture, $"load-{number}|livechat");

    public Task RunAsync(CancellationToken cancellationToken) => (number % 3) switch
    {
        0 => PostAsync("msteams", cancellationToken),
        1 => PostAsync("emulator", cancellationToken),
        _ => SpeakDirectLineAsync(cancellationToken),
    };

    /// <summary>Teams, Agents Playground, Emulator: activities posted to the bot, answers posted back to the service URL.</summary>
    private async Task PostAsync(string channel, CancellationToken cancellationToken)
    {
        for (var i = 0; i < messages; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{number}-{i}");
            var activity = new
            {
                type = "message",
                id,
                channelId = channel,
                serviceUrl = connectorUrl,
                from = new { id = string.Create(CultureInfo.InvariantCulture, $"user-{number}"), name = "Ann", role = "user" },
                recipient = new { id = "bot", name = "Bot", role = "bot" },
                conversation = new { id = Conversation, conversationType = channel == "msteams" ? "personal" : null, tenantId = channel == "msteams" ? "t" : null },
                text = Questions[i % Questions.Length],
                textFormat = "plain",
                locale = "en-GB",
            };
            tally.Sent(Conversation, id);
            var start = Stopwatch.GetTimestamp();
            using var response = await bot.PostAsJsonAsync("/api/messages", activity, cancellationToken);
            response.EnsureSuccessStatusCode();
            tally.Acknowledged(Stopwatch.GetElapsedTime(start));
            await PauseAsync(Conversation, id, cancellationToken);
        }
    }

    /// <summary>A person reads the answer before asking again; a burst does not.</summary>
    private Task PauseAsync(string conversation, string id, CancellationToken cancellationToken) =>
        isBurst ? Task.CompletedTask : tally.WhenAnsweredAsync(conversation, id, cancellationToken);

    /// <summary>Web Chat: a token, a conversation, a WebSocket, and the answers on it.</summary>
    private async Task SpeakDirectLineAsync(CancellationToken cancellationToken)
    {
        using var generated = await bot.PostAsJsonAsync("/v3/directline/tokens/generate", new { }, cancellationToken);
        var token = (await ReadAsync(generated, cancellationToken)).GetProperty("token").GetString();
        using var started = await SendAsync("conversations", token, new { }, cancellationToken);
        var conversation = await ReadAsync(started, cancellationToken);
        var id = conversation.GetProperty("conversationId").GetString()!;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(conversation.GetProperty("streamUrl").GetString()!), cancellationToken);
        var answers = ReadAnswersAsync(socket, id, cancellationToken);
        for (var i = 0; i < messages; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var posted = await SendAsync(
                $"conversations/{id}/activities", token, new { type = "message", text = Questions[i % Questions.Length], from = new { id = "user" } }, cancellationToken);
            tally.Acknowledged(Stopwatch.GetElapsedTime(start));
            var message = (await ReadAsync(posted, cancellationToken)).GetProperty("id").GetString()!;
            tally.Sent(id, message, start);
            await PauseAsync(id, message, cancellationToken);
        }

        await answers;
    }

    private async Task ReadAnswersAsync(ClientWebSocket socket, string conversation, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        // One more than was asked: the welcome.
        for (var answers = 0; answers <= messages;)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            answers += length == 0 ? 0 : Take(conversation, JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement);
        }
    }

    private int Take(string conversation, JsonElement set)
    {
        var answers = 0;
        foreach (var activity in set.GetProperty("activities").EnumerateArray())
        {
            if (activity.GetProperty("type").GetString() == "message" && activity.GetProperty("from").GetProperty("role").GetString() == "bot")
            {
                tally.Answered(conversation, activity.GetProperty("replyToId").GetString()!);
                answers++;
            }
        }

        return answers;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v3/directline/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        var response = await bot.SendAsync(request, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
}
