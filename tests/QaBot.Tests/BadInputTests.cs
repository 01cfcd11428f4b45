using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;

namespace QaBot.Tests;

/// <summary>What people and channels should not send, sent to the real program: each has a clear reply, and the program goes on.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Documents = new()
    {
        ["pump.md"] = "# Pump manual\n\n## Reset\n\nTo reset the pump, hold the red button for three seconds.\n",
    };

    private QaBotApplication _program = null!;

    public async Task InitializeAsync() => _program = await QaBotApplication.StartAsync(
        Documents,
        adjust: services => services.PostConfigure<ConnectorOptions>(options => (options.TimeoutSeconds, options.MaxAttempts) = (1, 1)));

    public async Task DisposeAsync()
    {
        // Whatever a test sent, the next person is answered.
        (await ReplyToAsync("How do I reset the pump?")).ShouldContain("hold the red button for three seconds");
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task Ask_TwentyThousandCharacters_SaysTheLimit() =>
        (await ReplyToAsync(new string('x', 20_000))).ShouldBe(
            "Your message has 20,000 characters; I read questions of up to 2,000. Please ask in fewer words.");

    [Fact]
    public async Task Ask_OnlyEmoji_AsksForWords() =>
        (await ReplyToAsync("🙂🎉👩‍👩‍👧")).ShouldBe("I can't find a word in that. Please write your question in words.");

    [Theory]
    [InlineData("what is it that was")]
    [InlineData("Wer hat die Weltmeisterschaft 2010 gewonnen?")]
    [InlineData("谁赢得了世界杯？")]
    [InlineData("من فاز بكأس العالم؟")]
    public async Task Ask_NothingToFind_SaysThatTheDocumentsDoNotSay(string question) =>
        (await ReplyToAsync(question)).ShouldContain("The documents don't say.");

    [Theory]
    [InlineData("hello", "not JSON")]
    [InlineData("""{"question":"How do I reset the pump?"}""", "type: is missing")]
    [InlineData("[]", "expected one activity")]
    public async Task Post_NotAnActivity_Is400WithTheReason(string body, string reason)
    {
        using var response = await _program.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    [Fact]
    public async Task Post_MoreThanAnActivityMayHave_Is413NamingTheOption()
    {
        using var response = await _program.PostActivityAsync(QaBotApplication.Message(new string('x', 4 << 20)));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("QaBot:Messaging:MaxActivityBytes");
    }

    [Fact]
    public async Task Ask_OneMegabyte_SaysTheLimit() =>
        (await ReplyToAsync(new string('x', 1_000_000))).ShouldContain("Your message has 1,000,000 characters; I read questions of up to 2,000.");

    [Theory]
    [InlineData("a|livechat", "a%7Clivechat")]
    [InlineData("19:b@thread.v2;messageid=1", "19%3Ab%40thread.v2%3Bmessageid%3D1")]
    [InlineData("100%25 c", "100%2525%20c")]
    public async Task Post_OddConversationId_IsAnsweredInIt(string id, string encoded)
    {
        await using var connector = await FakeConnector.StartAsync();

        using var response = await _program.PostActivityAsync(
            QaBotApplication.Message("How do I reset the pump?") with { ServiceUrl = connector.Url, Conversation = new ConversationAccount { Id = id } });

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var call = await connector.NextMessageAsync();
        call.RawPath.ShouldStartWith($"/v3/conversations/{encoded}/activities/");
        call.Activity.Text!.ShouldContain("hold the red button");
    }

    [Fact]
    public async Task Post_ServiceUrlThatNeverAnswers_IsAcknowledged()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        using var response = await _program.PostActivityAsync(
            QaBotApplication.Message("How do I reset the pump?") with { ServiceUrl = $"http://{silent.LocalEndpoint}" });

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<string> ReplyToAsync(string question) =>
        (await _program.AskAsync(question)).Where(reply => reply.Type == ActivityTypes.Message).ShouldHaveSingleItem().Text!;
}
