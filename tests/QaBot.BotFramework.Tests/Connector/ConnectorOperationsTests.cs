using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorOperationsTests : IAsyncLifetime
{
    private FakeConnector _connector = null!;
    private ConnectorTransport _transport = null!;
    private ConnectorClient _client = null!;

    private ConnectorTarget Target => TestConnector.At(_connector.Url + "/x/");

    public async Task InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _transport = TestConnector.Transport(new ImmediateDelays(), new ConnectorOptions { TimeoutSeconds = 300 });
        _client = new ConnectorClient(_transport);
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task CreateConversationAsync_Parameters_SendsThemAndReadsTheConversation()
    {
        Answer(201, """{"id":"a:1","activityId":"x","serviceUrl":"https://other/"}""");

        var begun = await _client.CreateConversationAsync(
            Target,
            new ConversationParameters { IsGroup = false, Bot = new ChannelAccount { Id = "28:b" }, Members = [new ChannelAccount { Id = "29:u" }], TenantId = "t", TopicName = "" },
            default);

        (begun.Id, begun.ActivityId, begun.ServiceUrl).ShouldBe(("a:1", "x", "https://other/"));
        var call = await _connector.NextAsync();
        (call.Method, call.RawPath).ShouldBe(("POST", "/x/v3/conversations"));
        call.Body.ShouldBe("""{"isGroup":false,"bot":{"id":"28:b"},"members":[{"id":"29:u"}],"tenantId":"t"}""");
    }

    [Fact]
    public async Task CreateConversationAsync_EmptyAnswer_IsAFault()
    {
        Answer(202, "");

        await Should.ThrowAsync<ConnectorException>(_client.CreateConversationAsync(Target, new ConversationParameters(), default));

        _connector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ListPagedMembersAsync_ThreePages_GivesAllInOrder()
    {
        string[] pages =
        [
            """{"members":[{"id":"a"},{"id":"b"}],"continuationToken":"p&2"}""", """{"members":[{"id":"c"}],"continuationToken":"3"}""",
            """{"members":[],"continuationToken":""}""",
        ];
        _connector.Answer = (context, number) => context.Response.WriteAsync(pages[number - 1]);

        var members = await _client.ListPagedMembersAsync(Target, "c|1", 50, default);

        members.Select(member => member.Id).ShouldBe(["a", "b", "c"]);
        (await _connector.NextAsync()).RawPath.ShouldBe("/x/v3/conversations/c%7C1/pagedmembers?pageSize=50");
        (await _connector.NextAsync()).RawPath.ShouldBe("/x/v3/conversations/c%7C1/pagedmembers?pageSize=50&continuationToken=p%262");
    }

    [Fact]
    public async Task ListPagedMembersAsync_SameTokenAgain_Stops()
    {
        Answer(200, """{"members":[{"id":"a"}],"continuationToken":"again"}""");

        (await _client.ListPagedMembersAsync(Target, "c", null, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task ListPagedMembersAsync_EverNewTokens_IsAFault()
    {
        _connector.Answer = (context, number) => context.Response.WriteAsync($$"""{"members":[],"continuationToken":"{{number}}"}""");

        (await Should.ThrowAsync<ConnectorException>(_client.ListPagedMembersAsync(Target, "c", null, default))).Message.ShouldContain("200 pages");
    }

    [Fact]
    public async Task EachReading_Called_UsesItsPathAndReadsItsAnswer()
    {
        string[] answers =
        [
            """[{"id":"a","aadObjectId":"o"}]""", """{"id":"a","name":"Ann","email":"x@y"}""", """[{"id":"b"}]""",
            """{"conversations":[{"id":"c","members":[{"id":"a"}]}]}""", """{"name":"n.png","type":"image/png","views":[{"viewId":"original","size":9}]}""", "bytes",
        ];
        _connector.Answer = (context, number) => context.Response.WriteAsync(answers[number - 1]);

        (await _client.ListMembersAsync(Target, "c/1", default)).ShouldHaveSingleItem().AadObjectId.ShouldBe("o");
        (await _client.GetMemberAsync(Target, "c/1", "29:u", default)).Name.ShouldBe("Ann");
        (await _client.ListActivityMembersAsync(Target, "c/1", "a;1", default)).ShouldHaveSingleItem().Id.ShouldBe("b");
        (await _client.ListConversationsAsync(Target, "t=1", default)).Conversations.ShouldHaveSingleItem().Members.ShouldHaveSingleItem();
        (await _client.GetAttachmentInfoAsync(Target, "f/1", default)).Views.ShouldHaveSingleItem().Size.ShouldBe(9);
        Encoding.UTF8.GetString((await _client.GetAttachmentViewAsync(Target, "f/1", "original", 5, default)).Span).ShouldBe("bytes");

        (await PathsAsync(6)).ShouldBe(
        [
            "GET /x/v3/conversations/c%2F1/members", "GET /x/v3/conversations/c%2F1/members/29%3Au",
            "GET /x/v3/conversations/c%2F1/activities/a%3B1/members", "GET /x/v3/conversations?continuationToken=t%3D1",
            "GET /x/v3/attachments/f%2F1", "GET /x/v3/attachments/f%2F1/views/original",
        ]);
    }

    [Fact]
    public async Task EachWriting_Called_UsesItsPathAndBody()
    {
        await _client.SendHistoryAsync(Target, "c", new Transcript { Activities = [TestConnector.Message("c")] }, default);
        await _client.UploadAttachmentAsync(
            Target, "c", new AttachmentData { Type = "image/png", Name = "p.png", OriginalBase64 = new byte[] { 1, 2, 3 } }, default);
        await _client.DeleteMemberAsync(Target, "c", "29:u", default);

        var history = await _connector.NextAsync();
        (history.Method, history.RawPath).ShouldBe(("POST", "/x/v3/conversations/c/activities/history"));
        history.Body.ShouldStartWith("""{"activities":[{"type":"message",""");
        var upload = await _connector.NextAsync();
        (upload.RawPath, upload.Body).ShouldBe(("/x/v3/conversations/c/attachments", """{"type":"image/png","name":"p.png","originalBase64":"AQID"}"""));
        (await PathsAsync(1)).ShouldBe(["DELETE /x/v3/conversations/c/members/29%3Au"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("[{\"id\":7}]")]
    [InlineData("{\"id\":\"a\"}")]
    public async Task ListMembersAsync_AnythingElse_IsAFault(string body)
    {
        Answer(200, body);

        (await Should.ThrowAsync<ConnectorException>(_client.ListMembersAsync(Target, "c", default))).Message.ShouldContain("something else");
    }

    [Fact]
    public async Task GetAttachmentViewAsync_MoreThanAllowed_IsAFault()
    {
        Answer(200, "123456");

        (await Should.ThrowAsync<ConnectorException>(_client.GetAttachmentViewAsync(Target, "f", "original", 5, default)))
            .Message.ShouldContain("more than 5 bytes");
    }

    [Fact]
    public async Task GetAttachmentViewAsync_Redirect_IsAFault()
    {
        _connector.Answer = (context, _) =>
        {
            context.Response.Redirect("http://127.0.0.1:1/");
            return Task.CompletedTask;
        };

        var fault = await Should.ThrowAsync<ConnectorException>(_client.GetAttachmentViewAsync(Target, "f", "original", 5, default));

        (fault.Status, fault.Kind).ShouldBe(((HttpStatusCode?)HttpStatusCode.Redirect, ConnectorFaultKind.Refused));
    }

    [Fact]
    public async Task ListMembersAsync_ConnectionBreaksInTheBody_IsTriedAgain()
    {
        _connector.Answer = async (context, number) =>
        {
            context.Response.ContentLength = 12;
            await context.Response.WriteAsync("[{\"id\":");
            await context.Response.Body.FlushAsync();
            if (number < 3)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("\"a\"}]");
        };

        (await _client.ListMembersAsync(Target, "c", default)).ShouldHaveSingleItem().Id.ShouldBe("a");
        _connector.Count.ShouldBe(3);
    }

    private void Answer(int status, string body) => _connector.Answer = async (context, _) =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    };

    private async Task<IReadOnlyList<string>> PathsAsync(int count)
    {
        var paths = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var call = await _connector.NextAsync();
            paths.Add($"{call.Method} {call.RawPath}");
        }

        return paths;
    }
}
