using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Every other channel: plain text, the sources with their links below it, suggestions as a numbered list.</summary>
internal sealed class PlainTextRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(new PlainMarkup(), links, options)
{
    public override bool Draws(Activity incoming) => true;
}
