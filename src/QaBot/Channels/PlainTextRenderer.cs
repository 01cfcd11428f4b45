using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Every other channel: plain text, the sources with their links below it, suggestions as a numbered list.</summary>
internal sealed class PlainTextRenderer(SourceLinks links) : AnswerRenderer
{
    private static readonly string[] TypingChannels = ["facebook", "slack", "telegram"];

    public override bool Draws(Activity incoming) => true;

    public override bool ShowsTyping(Activity incoming) => TypingChannels.Any(incoming.IsFromChannel);

    public override IReadOnlyList<Activity> Render(Answer answer, Activity incoming)
    {
        var cited = AnswerParts.CitedIn(AnswerParts.Of(answer));
        return [Message(answer.Text + Sureness(answer) + Sources(cited) + Nearest(AnswerParts.NearestOf(answer, cited)), answer.Suggestions)];
    }

    public override IReadOnlyList<Activity> Render(Welcome welcome, Activity incoming) => [Message(welcome.Text, welcome.Starters)];

    public override IReadOnlyList<Activity> Render(HandoffForm form, Activity incoming) => [Message(form.WithoutCards, [])];

    public override IReadOnlyList<Activity> RenderNotice(string text, Activity incoming) => [Message(text, [])];

    private string Sources(IReadOnlyList<Citation> cited) => cited.Count == 0
        ? ""
        : "\n\nSources:\n" + string.Join(
            '\n', cited.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.Number}] {CitationName.Of(c)} - {links.To(c)}")));

    private string Nearest(IReadOnlyList<Citation> nearest) => nearest.Count == 0
        ? ""
        : "\n\nThe nearest passages:\n" + string.Join('\n', nearest.Select(c => $"- {CitationName.Of(c)} - {links.To(c)}"));

    private static Activity Message(string text, IReadOnlyList<string> suggestions)
    {
        var questions = suggestions.Where(s => !string.IsNullOrWhiteSpace(s)).ToArray();
        var listed = questions.Length == 0
            ? ""
            : "\n\nYou could ask:\n" + string.Join(
                '\n', questions.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {MarkdownText.OneLine(s)}")));
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = text + listed,
            TextFormat = TextFormats.Plain,
            InputHint = InputHints.AcceptingInput,
        };
    }
}
