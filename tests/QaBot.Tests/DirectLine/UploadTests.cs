using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.Core.Conversation;

namespace QaBot.Tests.DirectLine;

public sealed class UploadTests
{
    private const string Handbook = "# Boathouse\n\nThe boathouse of Zumberak is leased to the rowing club until May 2031.\n";

    private static readonly (string Key, string Value) Enabled = ("QaBot:Uploads:Enabled", "true");

    [Fact]
    public async Task Upload_ADocument_IsReadAndThePersonIsTold()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync("""{"user":{"id":"dl_ann"}}""");

        using var response = await host.UploadAsync(
            conversation, """{"type":"message","from":{"id":"dl_bob"},"channelData":{"clientActivityID":"x1"}}""", File("handbook.txt", Handbook));

        var id = (await DirectLineHost.ReadAsync<ResourceResponse>(response)).Id;
        (await DirectLineHost.HearAsync(conversation, "I have read")).Text.ShouldBe("I have read handbook.txt (1 passage). Ask me about it.");
        var echoed = (await host.PollAsync(conversation)).Activities.Single(activity => activity.Id == id);
        echoed.From!.Id.ShouldBe("dl_ann");
        echoed.ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("x1");
        var attachment = echoed.Attachments.ShouldHaveSingleItem();
        attachment.Name.ShouldBe("handbook.txt");
        attachment.ContentType.ShouldBe("text/plain");
        attachment.ContentUrl.ShouldStartWith($"{host.Client.BaseAddress}v3/directline/attachments/");
        host.Bot.Seen.ShouldNotContain(activity => activity.Type == ActivityTypes.Message);
    }

    [Fact]
    public async Task Upload_WithAQuestion_HandsItOnAfterTheFileWasRead()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();

        using var response = await host.UploadAsync(conversation, """{"type":"message","text":"Until when?"}""", File("handbook.txt", Handbook));

        await DirectLineHost.HearAsync(conversation, "you said: Until when?");
        var said = (await host.PollAsync(conversation)).Activities.Select(activity => activity.Text).ToList();
        said.IndexOf("I have read handbook.txt (1 passage). Ask me about it.").ShouldBeLessThan(said.IndexOf("you said: Until when?"));
    }

    [Fact]
    public async Task Upload_ARawFile_IsTakenToo()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Handbook));
        body.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        body.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; name=\"file\"; filename=\"notes.md\"").ShouldBeTrue();

        using var response = await host.UploadAsync(conversation, body);

        response.EnsureSuccessStatusCode();
        await DirectLineHost.HearAsync(conversation, "I have read notes.md (1 passage).");
        (await host.PollAsync(conversation)).Activities.Single(activity => activity.Attachments is { Count: 1 }).From!.Id.ShouldBe("dl_ann");
    }

    [Fact]
    public async Task Upload_SeveralFiles_AreAllReported()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();

        using var response = await host.UploadAsync(
            conversation, null, File("a.txt", Handbook), File("b.md", Handbook), File("c.txt", "\0\0\0binary\0"));

        response.EnsureSuccessStatusCode();
        var lines = (await DirectLineHost.HearAsync(conversation, "I have read")).Text!.Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("I have read a.txt (1 passage). Ask me about it.");
        lines[1].ShouldBe("I have read b.md (1 passage). Ask me about it.");
        lines[2].ShouldStartWith("I could not read c.txt. ");
    }

    [Fact]
    public async Task Get_ItsContentUrl_GivesItBackAsADownloadThatCannotRun()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();
        var url = await ContentUrlAsync(host, conversation, ("page.md", "text/html", Encoding.UTF8.GetBytes("<script>alert(1)</script>")));

        using var response = await host.Client.GetAsync(url);

        (await response.Content.ReadAsStringAsync()).ShouldBe("<script>alert(1)</script>");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileName.ShouldBe("page.md");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("attachments/none")]
    [InlineData("attachments/..%2F..%2Fconversations.db")]
    [InlineData("attachments/%00")]
    public async Task Get_AGuess_Is404(string path)
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);

        using var response = await host.SendAsync(HttpMethod.Get, path, null);

        ((int)response.StatusCode).ShouldBeInRange(400, 404);
    }

    [Fact]
    public async Task Get_AfterADay_Is404AndTheDocumentIsGone()
    {
        await using var host = await DirectLineHost.StartAsync(
            Enabled, ("QaBot:DirectLine:IdleTimeout", "7.00:00:00"), ("QaBot:DirectLine:TokenLifetime", "1.00:00:00"));
        var conversation = await host.StartConversationAsync();
        var url = await ContentUrlAsync(host, conversation, File("handbook.txt", Handbook));
        await DirectLineHost.HearAsync(conversation, "I have read");
        var id = url.Segments[^1];
        (await host.Documents.FindDocumentAsync(id, CancellationToken.None)).ShouldNotBeNull();

        host.Time.Advance(TimeSpan.FromHours(24));

        using var response = await host.Client.GetAsync(url);
        (await DirectLineHost.RefusalAsync(response)).ShouldBe((404, ErrorCodes.AttachmentNotFound));
        (await host.Documents.FindDocumentAsync(id, CancellationToken.None)).ShouldBeNull();
        (await ReadAsync(host, conversation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_ConversationForgotten_Is404AndTheDocumentIsGone()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:DirectLine:IdleTimeout", "00:10:00"));
        var conversation = await host.StartConversationAsync();
        var url = await ContentUrlAsync(host, conversation, File("handbook.txt", Handbook));

        host.Time.Advance(TimeSpan.FromMinutes(11));

        using var response = await host.Client.GetAsync(url);
        using var viewer = await host.Client.GetAsync($"/sources/{url.Segments[^1]}");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        viewer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(host, conversation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Viewer_ByTheIdThatTheConversationWasTold_ShowsTheDocument()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();
        var id = (await ContentUrlAsync(host, conversation, File("handbook.txt", Handbook))).Segments[^1];

        var page = await host.Client.GetStringAsync($"/sources/{id}");

        page.ShouldContain("rowing club until May 2031");
        id.Length.ShouldBeGreaterThanOrEqualTo(32);
        (await host.Client.GetAsync($"/sources/{id[..^1]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Upload_ADocument_IsThereForItsConversationAlone()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var mine = await host.StartConversationAsync();
        var theirs = await host.StartConversationAsync();
        await ContentUrlAsync(host, mine, File("handbook.txt", Handbook));
        await DirectLineHost.HearAsync(mine, "I have read");

        (await ReadAsync(host, mine)).Count.ShouldBe(1);
        (await ReadAsync(host, theirs)).ShouldBeEmpty();
        (await host.Documents.ReadAsync(new ConversationKey("msteams", mine.ConversationId), CancellationToken.None)).ShouldBeEmpty();
        (await host.Index.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        host.Index.Statistics.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tool.exe", 415, "I do not read files like tool.exe. I read ")]
    [InlineData("noextension", 415, "I do not read files like noextension.")]
    [InlineData("empty.txt", 400, "empty.txt is empty.")]
    [InlineData("large.txt", 413, "large.txt is too large. A file may have 0.01 MB at most.")]
    public async Task Upload_AFileThatIsNotTaken_IsRefusedWhereThePersonSeesIt(string name, int status, string notice)
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:Uploads:MaxFileBytes", "10000"));
        var conversation = await host.StartConversationAsync();
        var content = name switch { "empty.txt" => "", "large.txt" => new string('x', 10_001), _ => "text" };

        using var response = await host.UploadAsync(conversation, null, File(name, content));

        ((int)response.StatusCode).ShouldBe(status);
        (await host.PollAsync(conversation)).Activities.ShouldContain(activity => activity.Text!.StartsWith(notice));
        (await host.Attachments.SizeOfAsync(conversation.ConversationId, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Upload_MoreFilesThanAMessageMay_TakesNone()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:Uploads:MaxFilesPerMessage", "1"));
        var conversation = await host.StartConversationAsync();

        using var response = await host.UploadAsync(conversation, null, File("a.txt", "a"), File("b.txt", "b"));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((413, ErrorCodes.MessageSizeTooBig));
        (await host.Attachments.SizeOfAsync(conversation.ConversationId, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Upload_MoreThanAConversationMayHold_IsRefused()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:Uploads:MaxConversationBytes", "1500"));
        var conversation = await host.StartConversationAsync();
        (await host.UploadAsync(conversation, null, File("a.txt", new string('a', 1000)))).EnsureSuccessStatusCode();

        using var response = await host.UploadAsync(conversation, null, File("b.txt", new string('b', 1000)));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((413, ErrorCodes.MessageSizeTooBig));
    }

    [Fact]
    public async Task Upload_OnlyListedExtensions_AreTaken()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:Uploads:Extensions:0", ".md"));
        var conversation = await host.StartConversationAsync();

        using var refused = await host.UploadAsync(conversation, null, File("a.txt", "a"));
        using var taken = await host.UploadAsync(conversation, null, File("a.MD", "a"));

        ((int)refused.StatusCode, (int)taken.StatusCode).ShouldBe((415, 200));
    }

    [Fact]
    public async Task Upload_TooOften_Is429()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled, ("QaBot:RateLimits:UploadsPerConversation", "1"));
        var conversation = await host.StartConversationAsync();
        (await host.UploadAsync(conversation, null, File("a.txt", "a"))).EnsureSuccessStatusCode();

        using var response = await host.UploadAsync(conversation, null, File("b.txt", "b"));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((429, ErrorCodes.TooManyRequests));
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=", "x")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "no parts")]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nbroken off")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{}\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n[[[[\r\n--b--\r\n")]
    public async Task Upload_BodyThatIsNone_Is400(string type, string body)
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();

        using var response = await host.UploadAsync(conversation, content);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Fact]
    public async Task Upload_PartWithEndlessHeaders_Is400()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var conversation = await host.StartConversationAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--b\r\nX: " + new string('x', 100_000) + "\r\n\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b").ShouldBeTrue();

        using var response = await host.UploadAsync(conversation, content);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((400, ErrorCodes.BadArgument));
    }

    [Fact]
    public async Task Upload_ToAnotherConversation_Is403()
    {
        await using var host = await DirectLineHost.StartAsync(Enabled);
        var mine = await host.StartConversationAsync();
        var theirs = await host.StartConversationAsync();

        using var response = await host.UploadAsync(theirs with { Token = mine.Token }, null, File("a.txt", "a"));

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((403, ErrorCodes.Forbidden));
    }

    [Theory]
    [InlineData("false", "off")]
    [InlineData("true", "on")]
    public async Task Page_ShowsTheUploadButton_OnlyWhenFilesAreTaken(string enabled, string shown)
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:Uploads:Enabled", enabled));

        using var page = await host.Client.GetAsync("/");

        (await page.Content.ReadAsStringAsync()).ShouldContain($"data-uploads=\"{shown}\"");
        Regex.IsMatch(page.Headers.GetValues("Content-Security-Policy").Single(), "connect-src [^;]* blob:").ShouldBe(shown == "on");
    }

    private static (string Name, string Type, byte[] Content) File(string name, string text) => (name, "text/plain", Encoding.UTF8.GetBytes(text));

    private static async Task<Uri> ContentUrlAsync(DirectLineHost host, Conversation conversation, (string, string, byte[]) file)
    {
        var id = (await DirectLineHost.ReadAsync<ResourceResponse>(await host.UploadAsync(conversation, null, file))).Id;
        var echoed = (await host.PollAsync(conversation)).Activities.Single(activity => activity.Id == id);
        return new Uri(echoed.Attachments!.Single().ContentUrl!);
    }

    private static Task<IReadOnlyList<ConversationFileReport>> ReadAsync(DirectLineHost host, Conversation conversation) =>
        host.Documents.ReadAsync(new ConversationKey(ChannelIds.DirectLine, conversation.ConversationId), CancellationToken.None);
}
