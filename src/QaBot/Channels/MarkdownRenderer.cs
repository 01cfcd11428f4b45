using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>What the channels that draw Markdown have in common.</summary>
internal abstract class MarkdownRenderer(SourceLinks links) : AnswerRenderer
{
    protected SourceLinks Links { get; } = links;

    public override bool ShowsTyping(Activity incoming) => true;

    public override IReadOnlyList<Activity> Render(Answer answer, Activity incoming)
    {
        var parts = AnswerParts.Of(answer);
        var cited = AnswerParts.CitedIn(parts);
        var text = string.Concat(parts.Select(p => p.Citation is null ? MarkdownStrong.Around(p.Text, p.Highlight, EscapePart) : p.Text)) + Sureness(answer) + Sources(cited) + Nearest(AnswerParts.NearestOf(answer, cited));
        return [Message(text, answer.Suggestions, incoming) with { Entities = Entities(cited) }];
    }

    public override IReadOnlyList<Activity> Render(Welcome welcome, Activity incoming) =>
        [Message(MarkdownText.Escape(welcome.Text), welcome.Starters, incoming)];

    public override IReadOnlyList<Activity> Render(HandoffForm form, Activity incoming) => [Message(MarkdownText.Escape(form.WithoutCards), [], incoming)];

    public override IReadOnlyList<Activity> RenderNotice(string text, Activity incoming) => [Message(MarkdownText.Escape(text), [], incoming)];

    /// <summary>How many buttons are drawn; 0 where the channel draws none.</summary>
    protected abstract int MaxSuggestions(Activity incoming);

    /// <summary>What follows the text so that its markers lead somewhere; empty when the channel takes that from entities.</summary>
    protected abstract string Sources(IReadOnlyList<Citation> cited);

    /// <summary>The citations as entities; null when the channel draws none.</summary>
    protected abstract IReadOnlyList<Entity>? Entities(IReadOnlyList<Citation> cited);

    protected string Link(Citation citation) => $"[{MarkdownText.EscapeToLine(CitationName.Of(citation))}](<{Links.To(citation)}>)";

    /// <summary>Escapes words between markers, whose outer white space keeps them apart.</summary>
    private static string EscapePart(string words)
    {
        var core = words.Trim();
        if (core.Length == 0)
        {
            return words.Contains('\n', StringComparison.Ordinal) ? "\n\n" : words;
        }

        var start = words.IndexOf(core, StringComparison.Ordinal);
        return Gap(words[..start]) + MarkdownText.Escape(core) + Gap(words[(start + core.Length)..]);
    }

    private static string Gap(string space)
    {
        if (space.Length == 0)
        {
            return "";
        }

        return space.Contains('\n', StringComparison.Ordinal) ? "\n\n" : " ";
    }

    private string Nearest(IReadOnlyList<Citation> nearest) => nearest.Count == 0
        ? ""
        : $"\n\nThe nearest passages:\n\n{string.Join('\n', nearest.Select(c => $"- {Link(c)}"))}";

    private Activity Message(string text, IReadOnlyList<string> suggestions, Activity incoming)
    {
        var max = MaxSuggestions(incoming);
        var buttons = suggestions.Where(s => !string.IsNullOrWhiteSpace(s)).ToArray();
        var listed = max == 0 && buttons.Length > 0
            ? "\n\nYou could ask:\n\n" + string.Join('\n', buttons.Select((s, i) => $"{i + 1}. {MarkdownText.EscapeToLine(s)}"))
            : "";
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = text + listed,
            TextFormat = TextFormats.Markdown,
            InputHint = InputHints.AcceptingInput,
            SuggestedActions = Buttons(buttons.Take(max), incoming),
        };
    }

    /// <summary>For the one who asked; a welcome is for everyone, since who set it off is not always who reads it.</summary>
    private static SuggestedActions? Buttons(IEnumerable<string> messages, Activity incoming)
    {
        var buttons = SuggestedActions.ForMessages(messages);
        return buttons is not null && incoming is { Type: ActivityTypes.Message, From.Id: { Length: > 0 } asker } ? buttons with { To = [asker] } : buttons;
    }
}
