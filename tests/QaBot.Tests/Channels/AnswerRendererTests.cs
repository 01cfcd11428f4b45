using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Answering;

namespace QaBot.Tests.Channels;

public sealed class AnswerRendererTests
{
    private static readonly string[] Channels = ["msteams", "webchat", "emulator", "email"];

    private readonly ChannelRenderers _renderers = Renderers();

    public static TheoryData<string, string> AnswersByChannel()
    {
        var data = new TheoryData<string, string>();
        foreach (var channel in Channels)
        {
            foreach (var name in SampleAnswers.All.Keys)
            {
                data.Add(channel, name);
            }
        }

        return data;
    }

    public static TheoryData<string> AllChannels() => [.. Channels];

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_Answer_MatchesItsSnapshot(string channel, string name) =>
        JsonSnapshot.ShouldMatch(Render(channel, SampleAnswers.All[name]), $"{channel}.{name}");

    [Theory]
    [MemberData(nameof(AllChannels))]
    public void Render_Welcome_MatchesItsSnapshot(string channel) => JsonSnapshot.ShouldMatch(
        _renderers.For(Incoming(channel)).Render(SampleAnswers.Welcome, Incoming(channel) with { Type = "conversationUpdate" }).ShouldHaveSingleItem(), $"{channel}.welcome");

    [Theory]
    [MemberData(nameof(AllChannels))]
    public void RenderNotice_Error_MatchesItsSnapshot(string channel) => JsonSnapshot.ShouldMatch(
        _renderers.For(Incoming(channel)).RenderNotice("Something went wrong. Number: 0123456789abcdef", Incoming(channel)).ShouldHaveSingleItem(), $"{channel}.error");

    [Fact]
    public void Render_TeamsGroup_ListsSuggestionsInsteadOfButtons()
    {
        var incoming = Incoming("msteams") with { Conversation = new ConversationAccount { Id = "c", ConversationType = "groupChat" } };

        var reply = _renderers.For(incoming).Render(SampleAnswers.All["small-talk"], incoming).ShouldHaveSingleItem();

        reply.SuggestedActions.ShouldBeNull();
        reply.Text!.ShouldContain("1. What is QaBot?");
    }

    [Theory]
    [InlineData("directline", typeof(WebChatRenderer))]
    [InlineData("MSTeams", typeof(TeamsRenderer))]
    [InlineData("emulator", typeof(EmulatorRenderer))]
    [InlineData("sms", typeof(PlainTextRenderer))]
    [InlineData(null, typeof(PlainTextRenderer))]
    public void For_Channel_PicksItsRenderer(string? channel, Type renderer) =>
        _renderers.For(new Activity { ChannelId = channel }).ShouldBeOfType(renderer);

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public void Render_HostileDocument_LeavesNoMarkup(string channel)
    {
        var text = Render(channel, SampleAnswers.All["hostile"]).Text!;

        text.ShouldNotContain("<at");
        text.ShouldNotContain("<script");
        text.ShouldNotContain("![");
        text.ShouldContain("\\[click\\](javascript\\:x)");
        text.ShouldNotContain("\n# ");
        text.ShouldContain("\\[2\\]");
    }

    private Activity Render(string channel, Answer answer) => _renderers.For(Incoming(channel)).Render(answer, Incoming(channel)).ShouldHaveSingleItem();

    private static Activity Incoming(string channel) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = channel,
        From = new ChannelAccount { Id = "u" },
        Conversation = new ConversationAccount { Id = "c", ConversationType = channel == "msteams" ? "personal" : null },
    };

    private static ChannelRenderers Renderers()
    {
        var address = new PublicAddress(Options.Create(new ChannelsOptions { PublicUrl = "https://bot.example.com/qa/" }), new NoServer());
        var links = new SourceLinks(address);
        return new ChannelRenderers([new TeamsRenderer(links), new WebChatRenderer(links), new EmulatorRenderer(links), new PlainTextRenderer(links)]);
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
