using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Web Chat: a marker is a link only when a definition line follows the text, and its claim is found by the same URL.</summary>
/// <remarks>The feedback buttons (potentialAction) are left out until somebody handles what they send.</remarks>
internal sealed class WebChatRenderer(SourceLinks links) : MarkdownRenderer(links)
{
    public override bool Draws(Activity incoming) =>
        incoming.IsFromChannel(ChannelIds.WebChat) || incoming.IsFromChannel(ChannelIds.DirectLine);

    protected override int MaxSuggestions(Activity incoming) => int.MaxValue;

    protected override string Sources(IReadOnlyList<Citation> cited) => cited.Count == 0
        ? ""
        : "\n\n" + string.Join('\n', cited.Select(Definition));

    protected override IReadOnlyList<Entity>? Entities(IReadOnlyList<Citation> cited) => CitationClaims.Of(cited, Links, withIds: true);

    private string Definition(Citation citation)
    {
        var title = MarkdownText.EscapeToLine(CitationName.Of(citation)).Replace("\"", "\\\"", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}]: {Links.To(citation)} \"{title}\"");
    }
}
