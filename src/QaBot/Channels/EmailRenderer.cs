using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Mail: one complete message as HTML in the channel's own data, under the subject that it answers; beside it the plain text.</summary>
internal sealed class EmailRenderer(SourceLinks links, IOptions<RenderingOptions> options) : MessageRenderer(Markup, links, options)
{
    private const string Answering = "Re: ";
    private const int MaxSubject = 200;

    private static readonly HtmlMarkup Markup = new();
    private static readonly PlainMarkup Plain = new();

    public override bool Draws(Activity incoming) => incoming.IsFromChannel(ChannelIds.Email);

    protected override Activity Draw(IReadOnlyList<AnswerSection> page, Activity incoming)
    {
        var mail = new JsonObject { ["htmlBody"] = $"<html><body>\n{Markup.Draw(page)}\n</body></html>" };
        if (SubjectOf(incoming) is { Length: > 0 } subject)
        {
            mail["subject"] = subject;
        }

        return base.Draw(page, incoming) with { Text = Plain.Draw(page), ChannelData = JsonSerializer.SerializeToElement(mail) };
    }

    private static string? SubjectOf(Activity incoming)
    {
        if (incoming.ChannelData is not { ValueKind: JsonValueKind.Object } data || !data.TryGetProperty("subject", out var member) || member.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var subject = Excerpt.Of(member.GetString()!, MaxSubject);
        return subject.Length == 0 || subject.StartsWith(Answering, StringComparison.OrdinalIgnoreCase) ? subject : Answering + subject;
    }
}
