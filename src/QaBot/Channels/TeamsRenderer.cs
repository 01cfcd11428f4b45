using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Microsoft Teams: bare <c>[n]</c> markers bound to the claims of an entity, buttons in personal chats only.</summary>
internal sealed class TeamsRenderer(SourceLinks links) : MarkdownRenderer(links)
{
    private const int MaxButtons = 3;

    public override bool Draws(Activity incoming) => incoming.IsFromChannel(ChannelIds.Teams);

    protected override int MaxSuggestions(Activity incoming) =>
        string.Equals(incoming.Conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase) ? MaxButtons : 0;

    // Definition lines would be shown as they stand.
    protected override string Sources(IReadOnlyList<Citation> cited) => "";

    protected override IReadOnlyList<Entity>? Entities(IReadOnlyList<Citation> cited) => CitationClaims.Of(cited, Links, withIds: false);
}
