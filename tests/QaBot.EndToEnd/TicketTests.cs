using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>The whole life of a ticket: asked, abstained, form, webhook, a person's reply in the chat, kept as an answer for everyone.</summary>
public sealed class TicketTests : IAsyncLifetime
{
    private const string Reply = "Spain won the 2010 World Cup, by one goal to none against the Netherlands.";
    private const string Gist = "Spain won the 2010 World Cup";

    private readonly string _knowledge = Directory.CreateTempSubdirectory("qabot-e2e-knowledge-").FullName;
    private HelpDesk _desk = null!;
    private RunningBot _bot = null!;

    public async Task InitializeAsync()
    {
        File.Copy(Path.Combine(Repository.Knowledge, "Kazakhstan-at-China-Eurasia-Expo.txt"), Path.Combine(_knowledge, "expo.txt"));
        _desk = await HelpDesk.StartAsync();
        _bot = new RunningBot([("QaBot:Tickets:Webhook:Url", _desk.Url), ("QaBot:Tickets:Webhook:Secret", HelpDesk.Secret)], _knowledge);
        await _bot.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _desk.DisposeAsync();
        Directory.Delete(_knowledge, recursive: true);
    }

    [Fact]
    public async Task Ticket_FromQuestionToKeptAnswer_LivesItsWholeLife()
    {
        using var chat = await DirectLineChat.StartAsync(_bot.DirectLine);

        // Asked and abstained.
        await chat.SayAsync(Questions.Unanswerable, message => DirectLineChat.Says(message, "don't say"));

        // A person is asked for: the form comes, and is sent.
        var form = await chat.SayAsync("I want to talk to a person", message => FormOf(message) is not null);
        var data = FormOf(form)!;
        data["question"] = Questions.Unanswerable;
        data["note"] = "It is for a quiz.";
        await chat.SubmitAsync(data);

        // The help desk is told, signed.
        var news = await _desk.WaitForAsync("ticket.opened");
        var ticket = news.GetProperty("ticket");
        ticket.GetProperty("question").GetString().ShouldBe(Questions.Unanswerable);
        ticket.GetProperty("note").GetString().ShouldBe("It is for a quiz.");
        ticket.GetProperty("transcript").EnumerateArray().ShouldContain(line => line.GetProperty("text").GetString() == Questions.Unanswerable);

        // A person replies; the same reply once more is taken once.
        var reply = new { text = Reply, by = "Kim", close = true, keep = true, ticket = ticket.GetProperty("id").GetString() };
        var url = news.GetProperty("repliesUrl").GetString()!;
        (await _desk.ReplyAsync(url, "reply-1", reply)).ShouldBe(202);
        (await _desk.ReplyAsync(url, "reply-1", reply)).ShouldBe(200);

        // It arrives in the chat, and the help desk hears that the ticket is closed.
        await chat.WaitForAsync(message => DirectLineChat.Says(message, "Kim writes:") && DirectLineChat.Says(message, Gist));
        await _desk.WaitForAsync("ticket.closed");
        (await _desk.ReplyAsync(url, "reply-2", reply)).ShouldBe(409);

        // Whoever asks next is answered by it.
        await Eventually.TrueAsync(IsAnsweredAsync, TimeSpan.FromSeconds(60), () => $"the reply is not an answer for everyone; the bot printed:\n{_bot.Output}");
    }

    /// <summary>What the form's button sends; null when the message shows no form.</summary>
    private static Dictionary<string, string>? FormOf(JsonElement message) => message.TryGetProperty("attachments", out var attachments)
        ? Objects(attachments)
            .Where(one => one.TryGetProperty("qabot", out var action) && action.ValueKind == JsonValueKind.String && action.GetString() == "handoff.submit")
            .Select(one => one.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).ToDictionary(member => member.Name, member => member.Value.GetString()!))
            .FirstOrDefault()
        : null;

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private async Task<bool> IsAnsweredAsync()
    {
        using var other = await DirectLineChat.StartAsync(_bot.DirectLine);
        var answer = await other.SayAsync(Questions.Unanswerable, message => DirectLineChat.Says(message, Gist) || DirectLineChat.Says(message, "say."));
        return DirectLineChat.Says(answer, Gist);
    }
}
