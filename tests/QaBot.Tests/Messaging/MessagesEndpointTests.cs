using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(Echo), ("QaBot:Connector:TimeoutSeconds", "1"), ("QaBot:Messaging:ResponseDeadlineSeconds", "1"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Post_Message_IsAcknowledgedAndAnsweredThroughTheConnector()
    {
        var response = await _host.PostAsync(_host.Message("Why?"));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var typing = await _host.Connector.NextAsync();
        typing.Activity.Type.ShouldBe("typing");
        var call = await _host.Connector.NextAsync();
        call.RawPath.ShouldBe("/v3/conversations/c1%7Clivechat/activities/m1");
        (call.Activity.Text, call.Activity.From!.Id, call.Activity.Recipient!.Id, call.Activity.ReplyToId).ShouldBe(("You asked: Why?", "b", "u", "m1"));
    }

    [Fact]
    public async Task Post_EngineNeverAnswers_IsAcknowledgedAtOnce()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Echo("");
        }));

        (await host.PostAsync(host.Message("Why?"))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Post_ExpectReplies_AnswersInTheBodyWithoutTyping()
    {
        var response = await _host.PostAsync(_host.Message("Why?") with { DeliveryMode = DeliveryModes.ExpectReplies, ServiceUrl = "https://parent.example/" });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var reply = (await ActivitiesIn(response)).ShouldHaveSingleItem();
        (reply.Type, reply.Text, reply.From!.Id).ShouldBe(("message", "You asked: Why?", "b"));
        _host.Connector.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Post_ExpectRepliesTwice_AnswersBoth()
    {
        var message = _host.Message("Why?") with { DeliveryMode = DeliveryModes.ExpectReplies };

        (await ActivitiesIn(await _host.PostAsync(message))).Count.ShouldBe(1);
        (await ActivitiesIn(await _host.PostAsync(message))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_ExpectRepliesToATypeWithoutAnswer_HasAnEmptyList()
    {
        var response = await _host.PostAsync(_host.Message("") with { Type = "typing", DeliveryMode = DeliveryModes.ExpectReplies });

        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"activities":[]}""");
    }

    [Fact]
    public async Task Post_ExpectRepliesAndSlowEngine_SaysSoBeforeTheDeadline()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Echo(""); }),
            ("QaBot:Messaging:ResponseDeadlineSeconds", "1"));

        var response = await host.PostAsync(host.Message("Why?") with { DeliveryMode = DeliveryModes.ExpectReplies });

        (await ActivitiesIn(response)).ShouldHaveSingleItem().Text!.ShouldContain("longer");
    }

    [Fact]
    public async Task Post_UnknownInvoke_Is501WithoutBody()
    {
        var response = await _host.PostAsync(_host.Message("") with { Type = "invoke", Name = "no/such" });

        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.MethodNotAllowed)]
    public async Task OtherMethods_Are405ButForHead(string method, HttpStatusCode status) =>
        (await _host.SendAsync(new HttpMethod(method))).StatusCode.ShouldBe(status);

    [Theory]
    [InlineData("hello", "not JSON")]
    [InlineData("", "empty")]
    [InlineData("[]", "expected one activity")]
    [InlineData("{}", "type: is missing")]
    [InlineData("""{"type":"message","channelId":"x","from":{"id":"u"}}""", "conversation.id: is missing")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"}}""", "from.id: is missing")]
    [InlineData("""{"type":"message","channelId":"x","conversation":"c","from":{"id":"u"}}""", "conversation: found a string, expected an object")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"},"from":{"id":"u"}}""", "serviceUrl is missing")]
    public async Task Post_NotAnActivity_Is400WithTheReason(string body, string reason)
    {
        var response = await _host.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessagingHost.ErrorOf(response)).ShouldContain(reason);
    }

    [Fact]
    public async Task Post_DeepJson_Is400() =>
        (await _host.PostAsync(new string('[', 100_000))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Post_OtherContentType_Is415(string? contentType) =>
        (await _host.PostAsync("{}", contentType)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task Post_ForeignServiceUrl_Is403WithTheReason()
    {
        var response = await _host.PostAsync(_host.Message("Why?") with { ServiceUrl = "https://evil.example/" });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await MessagingHost.ErrorOf(response)).ShouldContain("'evil.example'");
    }

    [Fact]
    public async Task Post_OneMegabyte_IsAnswered()
    {
        var response = await _host.PostAsync(_host.Message(new string('x', 1024 * 1024)));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: 1048576 characters");
    }

    [Fact]
    public async Task Post_OverTheLimit_Is413NamingTheOption()
    {
        var response = await _host.PostAsync(_host.Message(new string('x', 3 * 1024 * 1024)));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await MessagingHost.ErrorOf(response)).ShouldContain("QaBot:Messaging:MaxActivityBytes");
    }

    [Fact]
    public async Task Post_QueueFull_Is503WithRetryAfter()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Echo(""); }),
            ("QaBot:Turns:Capacity", "1"));
        await host.PostAsync(host.Message("1", "m1"));

        var response = await host.PostAsync(host.Message("2", "m2"));

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Post_SameActivityTwice_IsAnsweredOnce()
    {
        await _host.PostAsync(_host.Message("one", "same"));
        (await _host.PostAsync(_host.Message("one", "same"))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _host.PostAsync(_host.Message("two", "other"));

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: one");
        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: two");
    }

    [Theory]
    [InlineData("a|b;c%d", "a%7Cb%3Bc%25d")]
    [InlineData("19:x@thread.tacv2;messageid=1", "19%3Ax%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("../../etc", "..%2F..%2Fetc")]
    public async Task Post_OddConversationId_IsAnsweredInIt(string id, string encoded)
    {
        await _host.PostAsync(_host.Message("Why?", conversation: id));

        var call = await _host.Connector.NextMessageAsync();
        call.RawPath.ShouldBe($"/v3/conversations/{encoded}/activities/m1");
        call.Activity.Conversation!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Post_ServiceUrlThatNeverAnswers_LeavesTheQueueAlive()
    {
        await using var silent = await FakeConnector.StartAsync();
        silent.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);

        await _host.PostAsync(_host.Message("lost", "m1") with { ServiceUrl = silent.Url });
        await _host.PostAsync(_host.Message("found", "m2"));

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: found");
    }

    [Fact]
    public async Task Post_NoRecipient_IsAnswered()
    {
        await _host.PostAsync(_host.Message("Why?") with { Recipient = null });

        (await _host.Connector.NextMessageAsync()).Activity.From!.Id.ShouldBe("bot");
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    [InlineData("deleteUserData")]
    [InlineData("ping")]
    [InlineData("somethingNew")]
    public async Task Post_TypeWithoutAnswer_Is202AndSilent(string type)
    {
        (await _host.PostAsync(_host.Message("") with { Type = type, ServiceUrl = null })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _host.PostAsync(_host.Message("after", "m2"));

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("You asked: after");
    }

    [Fact]
    public async Task Post_MutatedActivities_NeverFailTheServer()
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(
            _host.Message("Why?") with { MembersAdded = [new ChannelAccount { Id = "u" }], DeliveryMode = DeliveryModes.ExpectReplies }, ActivityJson.Options);
        (int[], byte[])[] mutations = [];
        Gen.Select(Gen.Int[0, whole.Length - 1].Array[3], Gen.Byte.Array[3]).Array[2_000]
            .Sample(generated => { mutations = generated; }, iter: 1, threads: 1);
        foreach (var (places, values) in mutations)
        {
            var body = (byte[])whole.Clone();
            for (var i = 0; i < places.Length; i++)
            {
                body[places[i]] = values[i];
            }

            var response = await _host.PostAsync(body);

            ((int)response.StatusCode).ShouldBeLessThan(500, Encoding.UTF8.GetString(body));
        }
    }

    private static Answer Echo(string question) => new()
    {
        Status = AnswerStatus.SmallTalk,
        Text = question.Length < 1_000 ? $"You asked: {question}" : $"You asked: {question.Length} characters",
        TraceId = "t",
    };

    private static async Task<IReadOnlyList<Activity>> ActivitiesIn(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<ActivitySet>(await response.Content.ReadAsStringAsync(), ActivityJson.Options)!.Activities;
}
