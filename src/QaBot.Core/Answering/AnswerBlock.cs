using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>What a stretch of an answer's text was in the document that it is quoted from, for those who draw the answer.</summary>
public sealed record AnswerBlock
{
    /// <summary>The range of <see cref="Answer.Text"/> that holds it.</summary>
    public required TextRange Range { get; init; }

    /// <summary>What it is. The cells of a row of a table are joined by <c>" | "</c>; an empty cell may leave two bars side by side.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Nesting depth of a list item, 1 and up; 0 for other kinds.</summary>
    public int Level { get; init; }

    /// <summary>The marker of a list item as a reader would say it (<c>"3."</c>, <c>"•"</c>), which is not part of the text; null for other kinds.</summary>
    public string? Marker { get; init; }
}
