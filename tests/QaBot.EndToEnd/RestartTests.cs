using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>The program is killed in the middle of a chat: whoever comes back with token and watermark goes on as if nothing had been.</summary>
public sealed class RestartTests : IAsyncLifetime, IDisposable
{
    private readonly RunningBot _bot = new();
    private readonly HttpClient _client = new();
    private string _conversation = "";

    public Task InitializeAsync() => _bot.InitializeAsync();

    public Task DisposeAsync() => _bot.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Chat_ProgramKilledAndStartedAgain_LosesAndDoublesNothing()
    {
        await StartConversationAsync();
        await AskAsync(Questions.Trade);
        var before = await ReadUntilAsync(null, Questions.TradeAnswer);

        await _bot.KillAsync();
        await _bot.StartAsync();

        (await ReadAsync(before.Watermark)).Messages.ShouldBeEmpty();
        (await ReadAsync(null)).Messages.ShouldBe(before.Messages);
        (await ReadAsync(before.Messages[0].Id.Split('|')[1].TrimStart('0'))).Messages.ShouldBe(before.Messages.Skip(1));
        await AskAsync(Questions.Unanswerable);
        var after = await ReadUntilAsync(before.Watermark, "don't say");

        after.Messages[0].Text.ShouldBe(Questions.Unanswerable);
        var all = (await ReadAsync(null)).Messages;
        all.ShouldBe([.. before.Messages, .. after.Messages]);
        var ids = all.Select(message => message.Id).ToList();
        ids.Order(StringComparer.Ordinal).ShouldBe(ids);
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    private async Task StartConversationAsync()
    {
        using var response = await _client.PostAsync(new Uri($"{_bot.DirectLine}/tokens/generate"), JsonContent.Create(new { }));
        var token = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var started = await _client.PostAsync(new Uri($"{_bot.DirectLine}/conversations"), JsonContent.Create(new { }));
        _conversation = (await started.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conversationId").GetString()!;
        await ReadUntilAsync(null, "");
    }

    private async Task AskAsync(string question)
    {
        using var response = await _client.PostAsync(
            new Uri($"{_bot.DirectLine}/conversations/{_conversation}/activities"),
            JsonContent.Create(new { type = "message", text = question, from = new { id = "dl_ann" } }));
        response.EnsureSuccessStatusCode();
    }

    private async Task<(List<(string Id, string Text)> Messages, string Watermark)> ReadUntilAsync(string? watermark, string text)
    {
        (List<(string Id, string Text)> Messages, string Watermark) read = ([], "");
        await Eventually.TrueAsync(
            async () =>
            {
                read = await ReadAsync(watermark);
                return read.Messages.Exists(message => message.Text.Replace("**", "", StringComparison.Ordinal).Contains(text, StringComparison.Ordinal));
            },
            TimeSpan.FromSeconds(60),
            () => $"nobody had said '{text}', but: {string.Join(" | ", read.Messages)}");
        return read;
    }

    private async Task<(List<(string Id, string Text)> Messages, string Watermark)> ReadAsync(string? watermark)
    {
        var set = await _client.GetFromJsonAsync<JsonElement>(
            new Uri($"{_bot.DirectLine}/conversations/{_conversation}/activities?watermark={watermark}"));
        var messages = set.GetProperty("activities").EnumerateArray()
            .Select(activity => (activity.GetProperty("id").GetString()!, activity.TryGetProperty("text", out var text) ? text.GetString()! : "")).ToList();
        return (messages, set.GetProperty("watermark").GetString()!);
    }
}
