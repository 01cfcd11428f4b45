using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>Teams' message box: passages to post, and what links to sources show.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    private const string Address = "https://bot.contoso.example/qa";
    private const string Hidden = "secret.txt";

    private SmallLibrary _library = null!;
    private Document _pump = null!;
    private Document _secret = null!;
    private MessagingHost _host = null!;

    public async Task InitializeAsync()
    {
        _library = HidingAccess.Library();
        _pump = await _library.AddAsync("manuals/pump.txt", "# Pump manual\n\nHold the reset button for 3 s.\n\n# Colours\n\nPumps are <b>red</b> & heavy.");
        _secret = await _library.AddAsync(Hidden, "# Secret\n\nThe reset button of the vault is hidden.");
        for (var i = 0; i < 30; i++)
        {
            await _library.AddAsync($"valves/{i}.txt", $"# Valve {i}\n\nValve number {i} has a handle.");
        }

        _host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(_ => new Answer { Status = AnswerStatus.SmallTalk, Text = "answer", TraceId = "t" }),
            services => services.AddSingleton(_library.Get<PassageFinder>()).AddSingleton(_library.Get<DocumentFinder>()),
            ("QaBot:PublicUrl", Address));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _library.DisposeAsync();
    }

    [Fact]
    public async Task Query_Question_ShowsQuotedPassagesWithTheirLinks()
    {
        var extension = await QueryAsync(QueryFor("reset button"));

        (Text(extension, "type"), Text(extension, "attachmentLayout")).ShouldBe(("result", "list"));
        var first = extension.GetProperty("attachments")[0];
        Text(first, "contentType").ShouldBe("application/vnd.microsoft.card.adaptive");
        var card = first.GetProperty("content").GetRawText();
        card.ShouldContain("Hold the reset button for 3 s.");
        var quote = _pump.Text.IndexOf("Hold", StringComparison.Ordinal);
        card.ShouldContain($"{Address}/sources/{_pump.Id}?range={quote}-{quote + "Hold the reset button for 3 s.".Length}");
        Text(first.GetProperty("preview"), "contentType").ShouldBe("application/vnd.microsoft.card.thumbnail");
        Text(first.GetProperty("preview").GetProperty("content"), "title").ShouldBe("Pump manual");
    }

    [Fact]
    public async Task Query_DocumentTheCallerMayNotSee_IsNotFound() =>
        (await QueryAsync(QueryFor("reset button of the vault"))).GetRawText().ShouldNotContain("vault");

    [Fact]
    public async Task Query_Markup_StaysText()
    {
        var first = (await QueryAsync(QueryFor("Which colour are heavy pumps?"))).GetProperty("attachments")[0];

        Text(first.GetProperty("content").GetProperty("body")[1].GetProperty("inlines")[0], "text").ShouldBe("“Pumps are <b>red</b> & heavy.”");
        Text(first.GetProperty("preview").GetProperty("content"), "text").ShouldBe("Pumps are &lt;b&gt;red&lt;/b&gt; &amp; heavy.");
    }

    [Fact]
    public async Task Query_Pages_FollowEachOtherAndEnd()
    {
        var first = LinksIn(await QueryAsync(QueryFor("valve handle", new { skip = 0, count = 25 })));
        var second = LinksIn(await QueryAsync(QueryFor("valve handle", new { skip = 25, count = 25 })));
        var beyond = await QueryAsync(QueryFor("valve handle", new { skip = 1_000, count = 25 }));
        var excessive = LinksIn(await QueryAsync(QueryFor("valve handle", new { skip = -1, count = 1_000 })));

        first.Count.ShouldBe(25);
        second.ShouldNotBeEmpty();
        first.Concat(second).ShouldBeUnique();
        (Text(beyond, "type"), beyond.GetProperty("attachments").GetArrayLength()).ShouldBe(("result", 0));
        excessive.ShouldBe(first);
    }

    [Theory]
    [InlineData("""{"commandId":"findPassage","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}}""")]
    [InlineData("""{"commandId":"findPassage","parameters":[{"name":"question","value":"  "}]}""")]
    [InlineData("""{"commandId":"findPassage"}""")]
    public async Task Query_NothingTyped_ShowsDocuments(string value)
    {
        var extension = await QueryAsync(value);

        extension.GetProperty("attachments").GetArrayLength().ShouldBe(10);
        extension.GetRawText().ShouldNotContain(Hidden);
        LinksIn(extension).ShouldAllBe(link => link.StartsWith($"{Address}/sources/", StringComparison.Ordinal) && !link.Contains('?'));
    }

    [Theory]
    [InlineData("?!")]
    [InlineData("🙂")]
    public async Task Query_WithoutAWord_SaysThatNothingFits(string question)
    {
        var extension = await QueryAsync(QueryFor(question));

        (Text(extension, "type"), Text(extension, "text")).ShouldBe(("message", "No passage in the documents fits. Try other words."));
    }

    [Fact]
    public async Task Query_VeryLong_SaysThatNothingFits() => Text(await QueryAsync(QueryFor(new string('x', 5_000))), "type").ShouldBe("message");

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"commandId":"another","parameters":[]}""")]
    [InlineData("""{"commandId":7}""")]
    [InlineData("""{"commandId":"findPassage","parameters":"question"}""")]
    [InlineData("""{"commandId":"findPassage","parameters":[{"name":"question","value":7}]}""")]
    [InlineData("""{"commandId":"findPassage","parameters":[],"queryOptions":7}""")]
    [InlineData("""{"commandId":"findPassage","parameters":[],"queryOptions":{"skip":"many"}}""")]
    [InlineData("""{"commandId":"findPassage","parameters":[],"queryOptions":{"count":1.5}}""")]
    public async Task Query_Malformed_IsRefusedWithAnExample(string value)
    {
        using var response = await InvokeAsync("composeExtension/query", value);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessagingHost.ErrorOf(response)).ShouldContain("composeExtension/query needs a value such as");
    }

    [Fact]
    public async Task QueryLink_OfAQuote_ShowsItWithItsTitle()
    {
        var link = _host.Services.GetRequiredService<SourceLinks>().To(DocumentFinder.Cite(_pump, new(_pump.Text.IndexOf("Hold", StringComparison.Ordinal), 4))!);

        var attachment = (await UnfurlAsync(link)).ShouldHaveSingleItem();

        attachment.GetProperty("content").GetRawText().ShouldContain("Pump manual");
        Text(attachment.GetProperty("content").GetProperty("body")[1].GetProperty("inlines")[0], "text").ShouldBe("“Hold”");
        Text(attachment.GetProperty("content"), "version").ShouldBe("1.3");
        LinkOf(attachment).ShouldBe(link);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?range=5-2")]
    [InlineData("?range=0-100000")]
    [InlineData("?range=0-99999999999999")]
    [InlineData("?range=0-4&v=00000000")]
    public async Task QueryLink_WithoutAQuoteThatFits_ShowsTheTitleAlone(string query)
    {
        var attachment = (await UnfurlAsync($"{Address}/sources/{_pump.Id}{query}")).ShouldHaveSingleItem();

        attachment.GetProperty("content").GetProperty("body").GetArrayLength().ShouldBe(2);
        LinkOf(attachment).ShouldBe($"{Address}/sources/{_pump.Id}");
    }

    [Theory]
    [InlineData("https://evil.example/qa/sources/ID")]
    [InlineData("https://bot.contoso.example@evil.example/qa/sources/ID")]
    [InlineData("https://user@bot.contoso.example/qa/sources/ID")]
    [InlineData("https://bot.contoso.example.evil.example/qa/sources/ID")]
    [InlineData("https://bot.contoso.example:8443/qa/sources/ID")]
    [InlineData("http://bot.contoso.example/qa/sources/ID")]
    [InlineData("https://bot.contoso.example/sources/ID")]
    [InlineData("https://bot.contoso.example/qa/sources/")]
    [InlineData("https://bot.contoso.example/qa/sources/../sources/ID/more")]
    [InlineData("https://bot.contoso.example/qa/sources/ffffffffffff")]
    [InlineData("javascript:alert(1)")]
    [InlineData("not a link")]
    [InlineData("")]
    public async Task QueryLink_ThatIsNotOurs_ShowsNothing(string url) =>
        (await UnfurlAsync(url.Replace("ID", _pump.Id, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public async Task QueryLink_ToADocumentTheCallerMayNotSee_ShowsNothing() => (await UnfurlAsync($"{Address}/sources/{_secret.Id}")).ShouldBeEmpty();

    [Theory]
    [InlineData("null")]
    [InlineData("""{"url":7}""")]
    [InlineData("{}")]
    public async Task QueryLink_Malformed_IsRefused(string value) =>
        (await InvokeAsync("composeExtension/queryLink", value)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task AnonymousQueryLink_OfOurDocument_ShowsNothing()
    {
        using var response = await InvokeAsync("composeExtension/anonymousQueryLink", $$"""{"url":"{{Address}}/sources/{{_pump.Id}}"}""");

        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}""");
    }

    private static string QueryFor(string question, object? queryOptions = null) => JsonSerializer.Serialize(new
    {
        commandId = "findPassage",
        parameters = new[] { new { name = "question", value = question } },
        queryOptions = queryOptions ?? new { skip = 0, count = 25 },
    });

    private static string? Text(JsonElement owner, string name) => owner.GetProperty(name).GetString();

    private static string LinkOf(JsonElement attachment) => Text(attachment.GetProperty("content").GetProperty("actions")[0], "url")!;

    private static List<string> LinksIn(JsonElement extension) => [.. extension.GetProperty("attachments").EnumerateArray().Select(LinkOf)];

    private async Task<JsonElement> QueryAsync(string value)
    {
        using var response = await InvokeAsync("composeExtension/query", value);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("composeExtension");
    }

    private async Task<IReadOnlyList<JsonElement>> UnfurlAsync(string url)
    {
        using var response = await InvokeAsync("composeExtension/queryLink", JsonSerializer.Serialize(new { url }));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var extension = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("composeExtension");
        Text(extension, "type").ShouldBe("result");
        return [.. extension.GetProperty("attachments").EnumerateArray()];
    }

    private Task<HttpResponseMessage> InvokeAsync(string name, string value) => _host.PostAsync(_host.Message("") with
    {
        Type = ActivityTypes.Invoke,
        Name = name,
        ChannelId = ChannelIds.Teams,
        Text = null,
        Value = JsonElement.Parse(value),
    });

    private sealed class HidingAccess : DocumentAccess
    {
        public static SmallLibrary Library() => new(configure: services => services.AddSingleton<DocumentAccess>(new HidingAccess()));

        public override DocumentFilter FilterFor(Caller caller) => DocumentFilter.Where(entry => entry.SourcePath != Hidden);
    }
}
