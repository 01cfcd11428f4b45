using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using QaBot.BotFramework.Activities;
using QaBot.Channels;

namespace QaBot.Tests.Channels;

/// <summary>What every renderer keeps, whatever the channel and whatever the answer.</summary>
public sealed partial class RendererContractTests
{
    private const string OwnAddress = "https://bot.example.com/qa/sources/";

    private static readonly JsonSerializerOptions Readable = new(ActivityJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ChannelRenderers _renderers = SampleChannels.Renderers();

    public static TheoryData<string, string> AnswersByChannel() => SampleChannels.WithAnswers(SampleChannels.All);

    public static TheoryData<string> Channels() => [.. SampleChannels.All];

    [Fact]
    public void Renderers_AllThatAreRegistered_AreHeldToTheContract() =>
        typeof(AnswerRenderer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AnswerRenderer)) && !type.IsAbstract)
            .ShouldBe(SampleChannels.All.Select(channel => _renderers.For(SampleChannels.Incoming(channel)).GetType()).Distinct(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_SaysSomethingAndInWhichFormat(string channel, string name)
    {
        foreach (var message in Render(channel, name))
        {
            message.Type.ShouldBe(ActivityTypes.Message);
            (message.Text ?? message.Summary).ShouldNotBeNullOrWhiteSpace();
            (message.TextFormat is null).ShouldBe(message.Text is null);
        }
    }

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_KeepsTheLengthOfTheChannel(string channel, string name)
    {
        var limit = ChannelProfiles.Of(SampleChannels.Incoming(channel)).MaxText;
        foreach (var message in Render(channel, name))
        {
            Definitions().Replace(DrawnText(message), "").Length.ShouldBeLessThanOrEqualTo(limit);
            JsonSerializer.Serialize(message, Readable).Length.ShouldBeLessThan(channel.StartsWith("msteams", StringComparison.Ordinal) ? 40 * 1024 : int.MaxValue);
        }
    }

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_LetsNoMarkupThrough(string channel, string name)
    {
        foreach (var message in Render(channel, name))
        {
            var text = DrawnText(message);
            var live = message switch
            {
                { ChannelId: "slack" } => SlackControl().Replace(text, ""),
                { ChannelId: "email" } => OwnElements().Replace(text, ""),
                { TextFormat: TextFormats.Markdown } => Fences().Replace(OwnLinks().Replace(text, ""), ""),
                _ => "",
            };

            // Outside of what the bot writes itself none of the characters is left that opens a mention, an element or a link.
            live.ShouldNotContain("<");
            (message.TextFormat == TextFormats.Markdown && MarkdownLink().IsMatch(live)).ShouldBeFalse(live);
if (live.Length > 0)
            {
                text.ShouldNotContain("<at", Case.Insensitive);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_TurnsNoDirectionOfWriting(string channel, string name) =>
        DirectionControls().IsMatch(string.Concat(Render(channel, name).Select(message => JsonSerializer.Serialize(message, Readable)))).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_LeadsFromEachMarkerToItsSource(string channel, string name)
    {
        var answer = SampleAnswers.All[name];
        var messages = Render(channel, name);
        var cited = AnswerSections.CitedIn(AnswerSections.Of(answer));
        var all = string.Concat(messages.Select(message => JsonSerializer.Serialize(message, Readable)));

        foreach (var citation in cited)
        {
            all.ShouldContain($"{OwnAddress}{citation.DocumentId}");
        }

        foreach (var message in messages.Where(message => ClaimsOf(message).Length > 0))
        {
            // A claim without its marker is not shown, nor a marker without its claim.
            ClaimsOf(message).Order().ShouldBe(MarkersIn(Fences().Replace(Definitions().Replace(message.Text!, ""), "")).Distinct().Order());
            ClaimsOf(message).Length.ShouldBeLessThanOrEqualTo(channel.StartsWith("msteams", StringComparison.Ordinal) ? 10 : 100);
        }
    }

    [Theory]
    [MemberData(nameof(AnswersByChannel))]
    public void Render_AnyAnswer_LeavesItsSuggestionsInReach(string channel, string name)
    {
        var messages = Render(channel, name);
        var all = Letters(string.Concat(messages.Select(message => JsonSerializer.Serialize(message, Readable))));

        // Teams draws three buttons; a fourth suggestion is one too many there.
        foreach (var suggestion in SampleAnswers.All[name].Suggestions.Take(3))
        {
            all.ShouldContain(Letters(suggestion));
        }

        messages.SkipLast(1).ShouldAllBe(message => message.SuggestedActions == null);
    }

    [Theory]
    [InlineData("one-source")]
    [InlineData("three-sources")]
    [InlineData("too-long")]
    [InlineData("thirty-sources")]
    public void Render_Prose_ComesInItsOrderWithTheSourcesLast(string name)
    {
        foreach (var channel in SampleChannels.All)
        {
            var drawn = Letters(string.Concat(Render(channel, name).Select(message => Definitions().Replace(message.Text ?? "", ""))));

            drawn.ShouldStartWith(Letters(SampleAnswers.All[name].Text));
        }
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Render_Form_CanBeSentOrIsSaidInWords(string channel)
    {
        var incoming = SampleChannels.Incoming(channel);
        var message = _renderers.For(incoming).Render(SampleAnswers.Form, incoming).ShouldHaveSingleItem();

        if (ChannelProfiles.Of(incoming).DrawsCards)
        {
            var actions = message.Attachments!.ShouldHaveSingleItem().Content!.Value.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("data").GetProperty("qabot").GetString());
            actions.ShouldBe([HandoffForm.SubmitAction, HandoffForm.CancelAction]);
            message.Summary.ShouldBe(SampleAnswers.Form.WithoutCards);
        }
        else
        {
            message.Attachments.ShouldBeNull();
            message.Text!.ShouldContain("and say what you need");
        }
    }

    private IReadOnlyList<Activity> Render(string channel, string name)
    {
        var incoming = SampleChannels.Incoming(channel);
        return SampleChannels.Sent(_renderers.For(incoming).Render(SampleAnswers.All[name], incoming), incoming);
    }

    /// <summary>What the channel draws: Slack and mail have a text of their own.</summary>
    private static string DrawnText(Activity message) => message switch
    {
        { ChannelId: "slack", ChannelData: { } data } => data.GetProperty("text").GetString()!,
        { ChannelId: "email", ChannelData: { } data } => data.GetProperty("htmlBody").GetString()!,
        _ => message.Text ?? "",
    };

    private static int[] ClaimsOf(Activity message) =>
    [
        .. message.Entities?.Where(entity => entity.Properties!.ContainsKey("citation"))
            .SelectMany(entity => entity.Properties!["citation"].EnumerateArray()).Select(claim => claim.GetProperty("position").GetInt32()) ?? [],
    ];

    private static IEnumerable<int> MarkersIn(string text) => Markers().Matches(text).Select(match => int.Parse(match.Groups[1].ValueSpan, provider: null));

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"(?:\n|^)\[\d+\]: cite:\d+ ""(?:\\.|[^""\\])*""")]
    private static partial Regex Definitions();

    [GeneratedRegex(@"(?<![\\\[])\[(\d+)\]")]
    private static partial Regex Markers();

    [GeneratedRegex(@"\(<https://bot\.example\.com/qa/sources/[^>]*>\)")]
    private static partial Regex OwnLinks();

    [GeneratedRegex(@"(?ms)^(`{3,})\n.*?^\1$")]
    private static partial Regex Fences();

    [GeneratedRegex(@"<https://bot\.example\.com/qa/sources/[^|>]*\|[^>]*>")]
    private static partial Regex SlackControl();

    [GeneratedRegex("""</?(?:html|body|p|br|strong|ul|ol|li|table|tr|th|td|pre)(?: (?:dir|style|start)="[^"]*")*>|<a href="https://bot\.example\.com/qa/sources/[^"]*">|</a>""")]
    private static partial Regex OwnElements();

    [GeneratedRegex(@"(?<!\\)\]\(|!\[")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex("[\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex DirectionControls();
}
