using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>What all channels have in common: a text on as many messages as it needs, what leads on below it, cards where they are drawn.</summary>
internal abstract class MessageRenderer(ChannelMarkup markup, SourceLinks links, IOptions<RenderingOptions> options) : AnswerRenderer
{
    /// <summary>What suggestions are called where they need a line of their own.</summary>
    protected const string Offer = "You could ask:";

    private const string Nothing = "There is nothing to show.";

    public sealed override bool ShowsTyping(Activity incoming) => ChannelProfiles.Of(incoming).ShowsTyping;

    public sealed override IReadOnlyList<Activity> Render(Answer answer, Activity incoming)
    {
        var body = AnswerSections.Of(answer);
        var cited = AnswerSections.CitedIn(body);
        var asksByCard = answer.Status == AnswerStatus.NeedsClarification && DrawsCards(incoming) && ChoosesByCard(answer.Suggestions.Count, incoming);
        var messages = Compose([.. body, .. SurenessOf(answer), .. Sources(cited), .. NearestOf(answer, cited)], asksByCard ? [] : answer.Suggestions, answer, incoming);
        return asksByCard && answer.Suggestions.Count > 0
            ? AddCard(messages, ChoicesCard.Of(answer.Text, answer.Suggestions, incoming.IsFromChannel(ChannelIds.Teams)))
            : cited.Count > Options.SourcesWithoutCard && DrawsCards(incoming) ? AddCard(messages, SourcesCard.Of(cited, links)) : messages;
    }

    public sealed override IReadOnlyList<Activity> Render(Welcome welcome, Activity incoming) => Compose(AnswerSections.Of(welcome.Text), welcome.Starters, null, incoming);

    public sealed override IReadOnlyList<Activity> Render(HandoffForm form, Activity incoming) =>
        DrawsCards(incoming) ? [CardMessage(HandoffCard.Of(form))] : RenderNotice(form.WithoutCards, incoming);

    public sealed override IReadOnlyList<Activity> RenderNotice(string text, Activity incoming) => Compose(AnswerSections.Of(text), [], null, incoming);

    protected RenderingOptions Options => options.Value;

    protected SourceLinks Links => links;

    /// <summary>How many buttons are drawn below a message; 0 where the channel draws none, and suggestions are listed in the text.</summary>
    protected virtual int MaxButtons(Activity incoming) => 0;

    /// <summary>How many citations one message can carry.</summary>
    protected virtual int MaxCitations => int.MaxValue;

    /// <summary>Whether so many choices come as a card, where cards are drawn, rather than as buttons or in the text.</summary>
    protected virtual bool ChoosesByCard(int choices, Activity incoming) => true;

    /// <summary>What follows the text so that its markers lead somewhere; empty where the message carries that by itself.</summary>
    protected virtual IEnumerable<AnswerSection> Sources(IReadOnlyList<Citation> cited) => cited.Count == 0
        ? []
        : [new ReferenceSection("Sources:", [.. cited.Select(citation => new Reference(citation.Number, CitationName.Of(citation), links.To(citation)))])];

    /// <summary>Draws one page.</summary>
    protected virtual Activity Draw(IReadOnlyList<AnswerSection> page, Activity incoming) => new()
    {
        Type = ActivityTypes.Message,
        Text = markup.Draw(page),
        TextFormat = markup.TextFormat,
        InputHint = InputHints.AcceptingInput,
    };

    /// <summary>Adds what only this channel has to a message that is drawn.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cited">What is cited on its page.</param>
    /// <param name="answer">The answer that it belongs to; null for what is no answer to a question.</param>
    /// <param name="isLast">Whether it is the last message, which is rated for all.</param>
    protected virtual Activity Complete(Activity message, IReadOnlyList<Citation> cited, Answer? answer, bool isLast) => message;

    /// <summary>Adds buttons to the messages: to the last of them, where a message with buttons is drawn as any other.</summary>
    protected virtual IReadOnlyList<Activity> AddButtons(IReadOnlyList<Activity> messages, SuggestedActions buttons, Answer? answer) =>
        [.. messages.SkipLast(1), messages[^1] with { SuggestedActions = buttons }];

    /// <summary>Adds a card to the messages: to the last of them, where one message can hold both.</summary>
    protected virtual IReadOnlyList<Activity> AddCard(IReadOnlyList<Activity> messages, JsonObject card) =>
        [.. messages.SkipLast(1), messages[^1] with { Attachments = [CardJson.AttachmentOf(card)] }];

    /// <summary>A message that is a card alone.</summary>
    protected static Activity CardMessage(JsonObject card) => new()
    {
        Type = ActivityTypes.Message,
        Summary = card["fallbackText"]!.GetValue<string>(),
        InputHint = InputHints.AcceptingInput,
        Attachments = [CardJson.AttachmentOf(card)],
    };

    /// <summary>The sensitivity label; null where none is configured.</summary>
    protected UsageInfo? Sensitivity => string.IsNullOrWhiteSpace(Options.SensitivityName)
        ? null
        : new UsageInfo { Name = Options.SensitivityName, Description = string.IsNullOrWhiteSpace(Options.SensitivityDescription) ? null : Options.SensitivityDescription };

    private bool DrawsCards(Activity incoming) => Options.Cards && ChannelProfiles.Of(incoming).DrawsCards;

    private IReadOnlyList<Activity> Compose(IReadOnlyList<AnswerSection> sections, IReadOnlyList<string> suggestions, Answer? answer, Activity incoming)
    {
        var offered = suggestions.Select(VisibleText.OneLine).Where(suggestion => suggestion.Length > 0).ToList();
        var max = MaxButtons(incoming);
        AnswerSection[] said = string.IsNullOrWhiteSpace(markup.Draw(sections)) ? [ProseSection.Of(Nothing)] : [.. sections];
        AnswerSection[] listed = max == 0 && offered.Count > 0
            ? [new ChoiceSection(answer?.Status == AnswerStatus.NeedsClarification ? "Choose one:" : Offer, 1, offered)]
            : [];

        var pages = new Paging(markup, ChannelProfiles.Of(incoming).MaxText, MaxCitations).Pack([.. said, .. listed]);
        var rated = answer is { Status: AnswerStatus.Answered or AnswerStatus.NotFound } ? answer : null;
        var messages = pages.Select((page, i) => Complete(Draw(page, incoming), AnswerSections.CitedIn(page), rated, isLast: i == pages.Count - 1)).ToList();
        return Buttons(offered.Take(max), incoming) is { } buttons ? AddButtons(messages, buttons, rated) : messages;
    }

    private IEnumerable<AnswerSection> SurenessOf(Answer answer) => Options.Sureness && answer.Sureness is { } words ? [ProseSection.Of(words)] : [];

    private IEnumerable<AnswerSection> NearestOf(Answer answer, IReadOnlyList<Citation> cited)
    {
        if (answer.Status != AnswerStatus.NotFound)
        {
            return [];
        }

        // Those that the text names have their markers.
        var others = answer.Citations.ExceptBy(cited.Select(citation => citation.Number), citation => citation.Number)
            .DistinctBy(citation => (citation.DocumentId, citation.Range)).Take(Options.NearestPassages)
            .Select(citation => new Reference(null, CitationName.Of(citation), links.To(citation))).ToList();
        return others.Count == 0 ? [] : [new ReferenceSection("The nearest passages:", others)];
    }

    /// <summary>For the one who asked; a welcome is for everyone, since who set it off is not always who reads it.</summary>
    private static SuggestedActions? Buttons(IEnumerable<string> messages, Activity incoming)
    {
        var buttons = SuggestedActions.ForMessages(messages);
        return buttons is not null && incoming is { Type: ActivityTypes.Message, From.Id: { Length: > 0 } asker } ? buttons with { To = [asker] } : buttons;
    }
}
