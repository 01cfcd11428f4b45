using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>
/// Web Chat: a marker can be clicked only when a definition line follows the text. It opens a pop-up with the passage, at whose end a link
/// leads to the passage in its document.
/// </summary>
internal sealed class WebChatRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(new MarkdownMarkup(), links, options)
{
    public override bool Draws(Activity incoming) =>
        incoming.IsFromChannel(ChannelIds.WebChat) || incoming.IsFromChannel(ChannelIds.DirectLine);

    protected override int MaxButtons(Activity incoming) => int.MaxValue;

    protected override IEnumerable<AnswerSection> Sources(IReadOnlyList<Citation> cited) => [];

    protected override Activity Complete(Activity message, IReadOnlyList<Citation> cited, Answer? answer, bool isLast)
    {
        if (cited.Count == 0 && answer is null)
        {
            return message;
        }

        var entity = new MessageEntity
        {
            Keywords = answer is null ? null : [MessageEntity.AllowCopy],
            UsageInfo = answer is null ? null : Sensitivity,
            Citation = cited.Count == 0 ? null : CitationClaims.ForWebChat(cited, Links),
            PotentialAction = answer is not null && isLast && Options.Feedback ? Thumbs(answer.TraceId) : null,
        };
        var definitions = cited.Count == 0 ? "" : "\n\n" + string.Join('\n', cited.Select(Definition));
        return message with { Text = message.Text + definitions, Entities = [entity.ToEntity()] };
    }

    private static PotentialAction[] Thumbs(string traceId) =>
    [
        new() { SchemaType = PotentialAction.Like, Id = traceId },
        new() { SchemaType = PotentialAction.Dislike, Id = traceId },
    ];

    private static string Definition(Citation citation)
    {
        var title = MarkdownText.EscapeToLine(CitationName.Of(citation)).Replace("\"", "\\\"", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}]: {CitationClaims.PopUpOf(citation)} \"{title}\"");
    }
}
