using QaBot.BotFramework.Activities;
using QaBot.Channels;

namespace QaBot.Tests.Channels;

/// <summary>What every kind of answer looks like on every kind of channel, as it is sent.</summary>
public sealed class RendererSnapshotTests
{
    private readonly ChannelRenderers _renderers = SampleChannels.Renderers();

    public static TheoryData<string, string> AnswersByChannel() => SampleChannels.WithAnswers(SampleChannels.Drawn);

    public static TheoryData<string> Channels() => [.. SampleChannels.Drawn];

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_Answer_MatchesItsSnapshot(string channel, string name) =>
        Check(channel, name, (renderer, incoming) => renderer.Render(SampleAnswers.All[name], incoming));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Render_Welcome_MatchesItsSnapshot(string channel) =>
        Check(channel, "welcome", (renderer, incoming) => renderer.Render(SampleAnswers.Welcome, incoming with { Type = ActivityTypes.ConversationUpdate }));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Render_Form_MatchesItsSnapshot(string channel) => Check(channel, "form", (renderer, incoming) => renderer.Render(SampleAnswers.Form, incoming));

    [Theory]
    [MemberData(nameof(Channels))]
    public void RenderNotice_Error_MatchesItsSnapshot(string channel) =>
        Check(channel, "error", (renderer, incoming) => renderer.RenderNotice("Something went wrong. Number: 0123456789abcdef", incoming));

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public void Render_WithASensitivityLabel_MatchesItsSnapshot(string channel)
    {
        var incoming = SampleChannels.Incoming(channel);
        var renderers = SampleChannels.Renderers(("QaBot:Channels:SensitivityName", "Internal"), ("QaBot:Channels:SensitivityDescription", "For staff only"));

        JsonSnapshot.ShouldMatch(SampleChannels.Sent(renderers.For(incoming).Render(SampleAnswers.All["one-source"], incoming), incoming), $"{channel}.sensitivity");
    }

    private void Check(string channel, string name, Func<AnswerRenderer, Activity, IReadOnlyList<Activity>> draw)
    {
        var incoming = SampleChannels.Incoming(channel);
        JsonSnapshot.ShouldMatch(SampleChannels.Sent(draw(_renderers.For(incoming), incoming), incoming), $"{channel}.{name}");
    }
}
