using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.Core.Insights;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.Tests.Channels;

namespace QaBot.Tests.Messaging;

public sealed class FeedbackTests
{
    private const string Words = "words of the person";

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"words"}}""", FeedbackReaction.Like)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"words\"}"}}""", FeedbackReaction.Dislike)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{ no JSON"}}""", FeedbackReaction.Dislike)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":"words","more":1}}}""", FeedbackReaction.Like)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":""}}""", FeedbackReaction.Like)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", FeedbackReaction.Like)]
    public void Read_InvokeOfAnyForm_GivesTheReaction(string value, object reaction) => Read(Invoke(value)).ShouldNotBeNull().Reaction.ShouldBe((FeedbackReaction)reaction);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"like\"")]
    [InlineData("{}")]
    [InlineData("""{"actionName":"feedback"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":"like"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"love"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":1}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":7}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":["words"]}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":{}}}}""")]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    public void Read_InvokeThatIsNone_GivesNull(string value) => Read(Invoke(value)).ShouldBeNull();

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":" clear answer "}}""", "clear answer")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"clear answer\"}"}}""", "clear answer")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":"clear answer"}}}""", "clear answer")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{ no JSON"}}""", "{ no JSON")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"[1]"}}""", "[1]")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}}""", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"\"}"}}""", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":" "}}""", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", null)]
    public void Read_InvokeOfAnyForm_GivesTheWords(string value, string? comment) => Read(Invoke(value)).ShouldNotBeNull().Comment.ShouldBe(comment);

    [Theory]
    [InlineData("""[{"@type":"LikeAction","@id":"#like-1","actionStatus":"PotentialActionStatus"}]""", FeedbackReaction.Like)]
    [InlineData("""[{"type":"https://schema.org/DislikeAction"}]""", FeedbackReaction.Dislike)]
    [InlineData("""[{"type":"https://schema.org/VoteAction","actionOption":"downvote"}]""", FeedbackReaction.Dislike)]
    [InlineData("""[{"type":"clientInfo"},{"@type":"VoteAction","actionOption":"upvote"}]""", FeedbackReaction.Like)]
    [InlineData("""[{"@type":7,"type":"clientInfo"}]""", null)]
    [InlineData("[]", null)]
    public void Read_EventOfAButton_GivesItsReaction(string entities, object? reaction) => (Read(Event(entities))?.Reaction).ShouldBe((FeedbackReaction?)reaction);

    [Fact]
    public async Task Invoke_ThatIsNone_Is400AndSaysWhatIsAllowed()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

        using var response = await host.PostAsync(Addressed(host, Invoke("{}")));

        ((int)response.StatusCode).ShouldBe(400);
        (await MessagingHost.ErrorOf(response)).ShouldBe(Feedback.Fault);
    }

    [Fact]
    public async Task Taken_EitherWay_LogsTheReactionAndNoWords()
    {
        using var logs = new CapturedLogs();
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]),
            services => services.AddSingleton<ILoggerProvider>(logs),
            ("Logging:LogLevel:QaBot", "Information"));

        await host.PostAsync(Addressed(host, Invoke($$$"""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{{{Words}}}"}}""")));
        await host.PostAsync(Addressed(host, Event($$"""[{"@type":"DislikeAction","name":"{{Words}}"}]""")));

        // The turn after it in the same conversation.
        await host.PostAsync(host.Message("hi", "m2"));
        await host.Connector.NextMessageAsync();
        var said = logs.Lines.Where(line => line.Contains("rated an answer")).ToList();
        said.Count.ShouldBe(2);
        said.ShouldAllBe(line => line.Contains("not known"));
        said[0].ShouldContain("Reaction=Like");
        said[1].ShouldContain("Reaction=Dislike");
        logs.Lines.ShouldAllBe(line => !line.Contains(Words));
    }

    private static FeedbackReading? Read(string json)
    {
        var activity = ActivityReader.Read(Encoding.UTF8.GetBytes(json)).Activity.ShouldNotBeNull(json);
        Feedback.Is(activity).ShouldBeTrue();
        return Feedback.Read(activity);
    }

    private static string Invoke(string value) => Whole($"\"type\":\"invoke\",\"name\":\"message/submitAction\",\"value\":{value}");

    private static string Event(string entities) => Whole($"\"type\":\"event\",\"name\":\"webchat:activity-status/feedback\",\"entities\":{entities}");

    private static string Whole(string members) => $$"""{"channelId":"x","from":{"id":"u"},"conversation":{"id":"c"},{{members}}}""";

    private static Activity Addressed(MessagingHost host, string json)
    {
        var read = ActivityReader.Read(Encoding.UTF8.GetBytes(json)).Activity!;
        return host.Message("", id: read.Type!) with { Type = read.Type, Text = null, Name = read.Name, Value = read.Value, Entities = read.Entities };
    }
}
