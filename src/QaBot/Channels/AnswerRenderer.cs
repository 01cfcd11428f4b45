using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;

namespace QaBot.Channels;

/// <summary>Draws answers as activities of one kind of channel. Stateless and thread-safe.</summary>
/// <remarks>
/// No answer carries the "AI generated" label: what the bot says is either quoted word for word from a document or a fixed sentence
/// of its own. The label would say the opposite of what the quotation marks promise. An answerer that writes needs it.
/// </remarks>
internal abstract class AnswerRenderer
{
    /// <summary>Whether this renderer draws for the channel that <paramref name="incoming"/> came from.</summary>
    public abstract bool Draws(Activity incoming);

    /// <summary>Whether the channel shows a typing indicator.</summary>
    public abstract bool ShowsTyping(Activity incoming);

    /// <summary>Draws an answer to <paramref name="incoming"/>: one activity, or several in order where the channel takes no more at a time.</summary>
    public abstract IReadOnlyList<Activity> Render(Answer answer, Activity incoming);

    /// <summary>Draws what the bot says on meeting somebody.</summary>
    public abstract IReadOnlyList<Activity> Render(Welcome welcome, Activity incoming);

    /// <summary>Draws the form by which somebody asks for a person; where the channel draws no cards, what to write instead.</summary>
    public abstract IReadOnlyList<Activity> Render(HandoffForm form, Activity incoming);

    /// <summary>Draws a sentence of the bot's own that is no answer: a refusal, an apology.</summary>
    public abstract IReadOnlyList<Activity> RenderNotice(string text, Activity incoming);
}
