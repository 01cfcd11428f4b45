using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Finds the renderer for an activity's channel.</summary>
internal sealed class ChannelRenderers(IEnumerable<AnswerRenderer> renderers)
{
    // In order of registration; the last one, plain text, draws for every channel.
    private readonly AnswerRenderer[] _renderers = [.. renderers];

    /// <summary>The renderer for the channel that <paramref name="incoming"/> came from.</summary>
    public AnswerRenderer For(Activity incoming) => _renderers.First(renderer => renderer.Draws(incoming));
}
