using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Bot Framework Emulator: Markdown, no entities; the sources are listed below the text.</summary>
internal sealed class EmulatorRenderer(SourceLinks links) : MarkdownRenderer(links)
{
    public override bool Draws(Activity incoming) => incoming.IsFromChannel(ChannelIds.Emulator);

    protected override int MaxSuggestions(Activity incoming) => int.MaxValue;

    protected override string Sources(IReadOnlyList<Citation> cited) => cited.Count == 0
        ? ""
        : "\n\nSources:\n\n" + string.Join(
            '\n', cited.Select(c => string.Create(CultureInfo.InvariantCulture, $"- \\[{c.Number}\\] {Link(c)}")));

    protected override IReadOnlyList<Entity>? Entities(IReadOnlyList<Citation> cited) => null;
}
