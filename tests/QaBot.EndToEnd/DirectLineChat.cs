using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>One conversation over plain Direct Line, as a program would hold it.</summary>
internal sealed class DirectLineChat : IDisposable
{
    private const string Person = "dl_ann";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly Uri _activities;

    private DirectLineChat(HttpClient client, Uri activities) => (_client, _activities) = (client, activities);

    public static async Task<DirectLineChat> StartAsync(Uri directLine)
    {
        var client = new HttpClient();
        Use(client, await PostAsync(client, $"{directLine}/tokens/generate"));
        var conversation = await PostAsync(client, $"{directLine}/conversations");
        Use(client, conversation);
        return new DirectLineChat(client, new Uri($"{directLine}/conversations/{conversation.GetProperty("conversationId").GetString()}/activities"));
    }

    /// <summary>Says something, and gives the first message of the bot that <paramref name="expected"/> accepts.</summary>
    public async Task<JsonElement> SayAsync(string text, Func<JsonElement, bool> expected)
    {
        await PostAsync(new { type = "message", from = new { id = Person }, text });
        return await WaitForAsync(expected);
    }

    /// <summary>Sends a form.</summary>
    public Task SubmitAsync(IReadOnlyDictionary<string, string> data) => PostAsync(new { type = "message", from = new { id = Person }, value = data });

    /// <summary>The first message of the bot that <paramref name="expected"/> accepts.</summary>
    public async Task<JsonElement> WaitForAsync(Func<JsonElement, bool> expected)
    {
        var found = default(JsonElement?);
        var seen = "nothing";
        await Eventually.TrueAsync(
            async () =>
            {
                var set = await _client.GetFromJsonAsync<JsonElement>(_activities);
                seen = set.GetRawText();
                found = set.GetProperty("activities").EnumerateArray()
                    .Where(activity => activity.GetProperty("from").GetProperty("id").GetString() != Person)
                    .Select(activity => (JsonElement?)activity).FirstOrDefault(activity => expected(activity!.Value));
                return found is not null;
            },
            Patience,
            () => $"the bot has not said it; there is:\n{seen}");
        return found!.Value;
    }

    /// <summary>Whether a message's text holds <paramref name="words"/>.</summary>
    public static bool Says(JsonElement activity, string words) =>
        activity.TryGetProperty("text", out var text) && text.GetString()!.Contains(words, StringComparison.Ordinal);

    public void Dispose() => _client.Dispose();

    private static void Use(HttpClient client, JsonElement conversation) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", conversation.GetProperty("token").GetString());

    private static async Task<JsonElement> PostAsync(HttpClient client, string url)
    {
        using var response = await client.PostAsync(new Uri(url), null);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task PostAsync(object activity)
    {
        using var response = await _client.PostAsJsonAsync(_activities, activity);
        response.EnsureSuccessStatusCode();
    }
}
