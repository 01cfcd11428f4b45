using System.Text;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

/// <summary>Puts the text of an answer together, with what each stretch of it is.</summary>
internal sealed class AnswerDraft
{
    private readonly StringBuilder _text = new();
    private readonly List<AnswerBlock> _blocks = [];

    public AnswerDraft Say(string text)
    {
        _text.Append(text);
        return this;
    }

    public AnswerDraft Quote(string text, BlockKind kind = BlockKind.Paragraph, string? marker = null, int level = 0)
    {
        _blocks.Add(new AnswerBlock { Range = new TextRange(_text.Length, text.Length), Kind = kind, Marker = marker, Level = level });
        return Say(text);
    }

    public AnswerDraft Item(string marker, string text, int level = 1) => Quote(text, BlockKind.ListItem, marker, level);

    public AnswerDraft Header(string cells) => Quote(cells, BlockKind.TableHeader);

    public AnswerDraft Row(string cells) => Quote(cells, BlockKind.TableRow);

    public Answer Build(params Citation[] citations) => new()
    {
        Status = AnswerStatus.Answered,
        Text = _text.ToString(),
        Blocks = _blocks,
        Citations = citations,
        Confidence = 0.8,
        TraceId = SampleAnswers.Trace,
    };
}
