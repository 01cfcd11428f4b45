using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Microsoft Teams: bare <c>[n]</c> markers bound to the claims of an entity, buttons in personal chats only, cards as messages of their own.</summary>
internal sealed class TeamsRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(new MarkdownMarkup(), links, options)
{
    private const int MaxPrompts = 3;

    private static readonly JsonElement WithFeedback = JsonSerializer.SerializeToElement(new { feedbackLoop = new { type = "default" } });

    public override bool Draws(Activity incoming) => incoming.IsFromChannel(ChannelIds.Teams);

    protected override int MaxButtons(Activity incoming) => incoming.IsPersonal() ? MaxPrompts : 0;

    // Teams refuses a message with more than 20, the Agents Playground one with more than 10.
    protected override int MaxCitations => 10;

    protected override bool ChoosesByCard(int choices, Activity incoming) => choices > MaxButtons(incoming);

    // The markers lead to the claims. A list with links would repeat them.
    protected override IEnumerable<AnswerSection> Sources(IReadOnlyList<Citation> cited) => [];

    protected override Activity Complete(Activity message, IReadOnlyList<Citation> cited, Answer? answer, bool isLast)
    {
        var label = answer is null ? null : Sensitivity;
        return message with
        {
            Entities = cited.Count == 0 && label is null
                ? null
                : [new MessageEntity { Citation = cited.Count == 0 ? null : CitationClaims.ForTeams(cited, Links, label), UsageInfo = label }.ToEntity()],
            ChannelData = answer is not null && isLast && Options.Feedback ? WithFeedback : null,
        };
    }

    // The Agents Playground shows the text of a message with buttons as it stands: no markup, and markers that lead nowhere.
    protected override IReadOnlyList<Activity> AddButtons(IReadOnlyList<Activity> messages, SuggestedActions buttons, Answer? answer) => answer is null
        ? base.AddButtons(messages, buttons, answer)
        : [.. messages, Draw([ProseSection.Of(Offer)], new Activity()) with { SuggestedActions = buttons }];

    // A message with both is drawn as two, and loses its citations and its buttons.
    protected override IReadOnlyList<Activity> AddCard(IReadOnlyList<Activity> messages, JsonObject card) => [.. messages, CardMessage(card)];
}
