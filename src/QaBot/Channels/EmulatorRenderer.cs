using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Bot Framework Emulator: Markdown, no entities; the sources are listed below the text.</summary>
internal sealed class EmulatorRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(new MarkdownMarkup(), links, options)
{
    public override bool Draws(Activity incoming) => incoming.IsFromChannel(ChannelIds.Emulator);

    protected override int MaxButtons(Activity incoming) => int.MaxValue;
}
