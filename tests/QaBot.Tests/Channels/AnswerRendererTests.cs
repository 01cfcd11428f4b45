using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Answering;

namespace QaBot.Tests.Channels;

public sealed class AnswerRendererTests
{
    [Theory]
    [InlineData("directline", typeof(WebChatRenderer))]
    [InlineData("MSTeams", typeof(TeamsRenderer))]
    [InlineData("emulator", typeof(EmulatorRenderer))]
    [InlineData("slack", typeof(SlackRenderer))]
    [InlineData("email", typeof(EmailRenderer))]
    [InlineData("sms", typeof(PlainTextRenderer))]
    [InlineData(null, typeof(PlainTextRenderer))]
    public void For_Channel_PicksItsRenderer(string? channel, Type renderer) =>
        SampleChannels.Renderers().For(new Activity { ChannelId = channel }).ShouldBeOfType(renderer);

    [Fact]
    public void Render_TeamsGroup_ListsSuggestionsInsteadOfButtons()
    {
        var reply = Render("msteams-group", SampleAnswers.All["small-talk"]).ShouldHaveSingleItem();

        reply.SuggestedActions.ShouldBeNull();
        reply.Text!.ShouldContain("1. What is QaBot?");
    }

    [Theory]
    [InlineData("one-source", true)]
    [InlineData("says-nothing", true)]
    [InlineData("small-talk", false)]
    [InlineData("clarification", false)]
    public void Render_Teams_AsksForFeedbackOnAnswersAlone(string name, bool asks) =>
        (Render("msteams", SampleAnswers.All[name])[0].ChannelData is { } data && data.TryGetProperty("feedbackLoop", out _)).ShouldBe(asks);

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public void Render_FeedbackOff_AsksForNone(string channel)
    {
        var json = Json(Render(channel, SampleAnswers.All["one-source"], ("QaBot:Channels:Feedback", "false")));

        json.ShouldNotContain("feedbackLoop");
        json.ShouldNotContain("LikeAction");
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public void Render_CardsOff_SaysAllInText(string channel)
    {
        var incoming = SampleChannels.Incoming(channel);
        var renderer = SampleChannels.Renderers(("QaBot:Channels:Cards", "false")).For(incoming);

        var form = renderer.Render(SampleAnswers.Form, incoming).ShouldHaveSingleItem();
        var sources = renderer.Render(SampleAnswers.All["thirty-sources"], incoming);

        form.Text!.ShouldContain("and say what you need");
        sources.Append(form).ShouldAllBe(message => message.Attachments == null);
    }

    [Fact]
    public void Render_SurenessOff_DoesNotSayIt() =>
        Render("sms", SampleAnswers.All["one-source"], ("QaBot:Channels:Sureness", "false"))[0].Text!.ShouldNotContain("I am quite sure.");

    [Fact]
    public void Render_NoNearestWanted_LinksNone() =>
        Render("sms", SampleAnswers.All["not-found"], ("QaBot:Channels:NearestPassages", "0"))[0].Text!.ShouldNotContain("nearest passages");

    [Fact]
    public void Render_TeamsManyChoices_ComeAsACardOfTheirOwn()
    {
        var answer = SampleAnswers.All["clarification"] with { Suggestions = ["a", "b", "c", "d"] };

        var messages = Render("msteams", answer);

        messages.Count.ShouldBe(2);
        messages[0].Text.ShouldBe("Which pump do you mean?");
        messages[1].Attachments!.ShouldHaveSingleItem().Content!.Value.GetProperty("actions").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public void Render_TeamsAnswerWithSuggestions_HasItsButtonsBelowAMessageOfTheirOwn()
    {
        var messages = Render("msteams", SampleAnswers.All["one-source"]);

        messages.Select(message => message.SuggestedActions?.Actions!.Count).ShouldBe([null, 3]);
        messages[1].Text.ShouldBe("You could ask:");
    }

    [Fact]
    public void Render_Email_AnswersUnderTheSameSubject()
    {
        var data = Render("email", SampleAnswers.All["one-source"]).ShouldHaveSingleItem().ChannelData!.Value;

        data.GetProperty("subject").GetString().ShouldBe("Re: Pumps");
    }

    [Fact]
    public void Render_TextOfNothingVisible_SaysThatThereIsNothing() =>
        Render("sms", new Answer { Status = AnswerStatus.SmallTalk, Text = "\u202E \u2066", TraceId = "t" }).ShouldHaveSingleItem().Text.ShouldBe("There is nothing to show.");

    private static IReadOnlyList<Activity> Render(string channel, Answer answer, params (string Key, string? Value)[] settings)
    {
        var incoming = SampleChannels.Incoming(channel);
        return SampleChannels.Renderers(settings).For(incoming).Render(answer, incoming);
    }

    private static string Json(IReadOnlyList<Activity> messages) => JsonSerializer.Serialize(messages, ActivityJson.Options);
}
