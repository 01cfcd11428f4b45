using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>What Teams asks of a message extension, by HTTP: the Playground does not say who may see a link.</summary>
[Collection(BotCollection.Name)]
public sealed class MessageExtensionTests(RunningBot bot)
{
    [Fact]
    public async Task Query_QuestionFromTheMessageBox_FindsThePassageAndItsLinkUnfolds()
    {
        using var http = new HttpClient();
        var found = await InvokeAsync(http, "composeExtension/query", new
        {
            commandId = "findPassage",
            parameters = new[] { new { name = "question", value = Questions.Trade } },
            queryOptions = new { skip = 0, count = 25 },
        });

        var first = found[0].GetProperty("content");
        first.GetRawText().ShouldContain("$24.1 billion");
        var link = first.GetProperty("actions")[0].GetProperty("url").GetString()!;
        (await http.GetStringAsync(new Uri(link))).ShouldContain("<mark");
        var unfolded = await InvokeAsync(http, "composeExtension/queryLink", new { url = link });
        unfolded.GetArrayLength().ShouldBe(1);
        unfolded[0].GetRawText().ShouldContain("$24.1 billion");
        (await InvokeAsync(http, "composeExtension/anonymousQueryLink", new { url = link })).GetArrayLength().ShouldBe(0);
    }

    private async Task<JsonElement> InvokeAsync(HttpClient http, string name, object value)
    {
        using var response = await http.PostAsJsonAsync(bot.Messages, new
        {
            type = "invoke",
            name,
            id = Guid.NewGuid(),
            channelId = "msteams",
            serviceUrl = "http://127.0.0.1:1",
            from = new { id = "29:user" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "19:chat@thread.v2", conversationType = "groupChat" },
            value,
        });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("composeExtension").GetProperty("attachments");
    }
}
