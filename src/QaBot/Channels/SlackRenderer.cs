using System.Text.Json;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>
/// Slack: the message in Slack's own markup as native channel data, which the channel passes on as it stands; beside it the plain text,
/// for whoever keeps the conversation.
/// </summary>
internal sealed class SlackRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(Markup, links, options)
{
    private const string Channel = "slack";

    private static readonly SlackMarkup Markup = new();
    private static readonly PlainMarkup Plain = new();

    public override bool Draws(Activity incoming) => incoming.IsFromChannel(Channel);

    protected override Activity Draw(IReadOnlyList<AnswerSection> page, Activity incoming) => base.Draw(page, incoming) with
    {
        Text = Plain.Draw(page),
        ChannelData = JsonSerializer.SerializeToElement(new
        {
            text = Markup.Draw(page),
            mrkdwn = true,

            // Each link would bring its own preview.
            unfurl_links = false,
            unfurl_media = false,
        }),
    };
}
