using System.Diagnostics;

namespace QaBot.Channels;

/// <summary>
/// Draws sections in the markup of one kind of channel. What comes from a document or a person is not trusted: drawn, it shows as
/// exactly those characters, and nothing in it becomes a link, a picture, a mention or markup of any other kind. Stateless and thread-safe.
/// </summary>
internal abstract class ChannelMarkup
{
    /// <summary>What the drawn text says its format is.</summary>
    public abstract string TextFormat { get; }

    /// <summary>What stands between two sections.</summary>
    protected virtual string Joint => "\n\n";

    public string Draw(IEnumerable<AnswerSection> sections) => string.Join(Joint, sections.Select(Draw));

    public string Draw(AnswerSection section) => section switch
    {
        ProseSection prose => Draw(prose),
        ListSection list => Draw(list),
        TableSection table => Draw(table),
        CodeSection code => Draw(code),
        ReferenceSection references => Draw(references),
        ChoiceSection choices => Draw(choices),
        _ => throw new UnreachableException($"Nothing draws a {section.GetType().Name}."),
    };

    protected abstract string Draw(ProseSection prose);

    protected abstract string Draw(ListSection list);

    protected abstract string Draw(TableSection table);

    protected abstract string Draw(CodeSection code);

    protected abstract string Draw(ReferenceSection references);

    protected abstract string Draw(ChoiceSection choices);
}
