using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

public sealed class QaBotTurnHandlerTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(Answer));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("conversationUpdate", "installationUpdate")]
    [InlineData("installationUpdate", "conversationUpdate")]
    public async Task Installation_AnnouncedTwice_IsWelcomedOnceWithStarters(string first, string second)
    {
        await Task.WhenAll(_host.PostAsync(Joined(first)), _host.PostAsync(Joined(second)));
        await _host.PostAsync(_host.Message("next"));

        var welcome = (await _host.Connector.NextMessageAsync()).Activity;
        welcome.Text.ShouldStartWith("Hello");
        welcome.SuggestedActions!.Actions!.Select(a => a.Title).ShouldBe(["First?", "Second?", "Third?"]);
        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to next");
    }

    [Fact]
    public async Task Installation_AsASkill_IsNotWelcomed()
    {
        await _host.PostAsync(Joined("conversationUpdate") with { Recipient = new ChannelAccount { Id = "b", Role = "skill" } });
        await _host.PostAsync(_host.Message("next"));

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to next");
    }

    [Fact]
    public async Task Message_FromABot_IsIgnored()
    {
        await _host.PostAsync(_host.Message("loop", "1") with { From = new ChannelAccount { Id = "other", Role = "bot" } });
        await _host.PostAsync(_host.Message("loop", "2") with { From = new ChannelAccount { Id = "b" } });
        await _host.PostAsync(_host.Message("next", "3"));

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to next");
    }

    [Fact]
    public async Task Message_WithoutTextButWithValueOrFile_IsAnsweredKindly()
    {
        await _host.PostAsync(_host.Message("", "1") with { Value = JsonSerializer.SerializeToElement(new { a = 1 }) });
        await _host.PostAsync(_host.Message("", "2") with { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "http://localhost/p" }] });
        await _host.PostAsync(_host.Message(" ", "3"));

        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("only read text");
        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("only read text");
        (await _host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("What would you like to know?");
    }

    [Fact]
    public async Task Message_EngineFails_IsToldWithANumberAndNoDetails()
    {
        await _host.PostAsync(_host.Message("fail"));

        var text = (await _host.Connector.NextMessageAsync()).Activity.Text!;
        text.ShouldMatch("Something went wrong on my side.*[0-9a-f]{32}");
        text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Message_OutOfTime_IsTold()
    {
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(async (_, _) => { await new TaskCompletionSource().Task; return Answer(""); }), ("QaBot:Turns:TimeoutSeconds", "1"));

        await host.PostAsync(host.Message("endless"));

        (await host.Connector.NextMessageAsync()).Activity.Text!.ShouldContain("took too long");
    }

    [Fact]
    public async Task Message_MentionInTeams_IsTakenOutOfTheQuestion()
    {
        var mention = JsonSerializer.Deserialize<Entity>(
            """{"type":"mention","mentioned":{"id":"b"},"text":"<at>Bot</at>"}""", ActivityJson.Options)!;

        await _host.PostAsync(_host.Message("<at>Bot</at> hello") with { ChannelId = "msteams", Entities = [mention] });

        (await _host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to hello");
    }

    private Activity Joined(string type) => _host.Message("") with
    {
        Type = type,
        Id = type,
        Text = null,
        Action = type == "installationUpdate" ? "add" : null,
        MembersAdded = type == "conversationUpdate" ? [new ChannelAccount { Id = "u" }, new ChannelAccount { Id = "b" }] : null,
    };

    private static Answer Answer(string question) => question == "fail"
        ? throw new InvalidOperationException("secret")
        : new Answer { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" };
}
