using QaBot.Core.Documents;

namespace QaBot.Core.Answering;

/// <summary>A finished reply: the same for every channel, which only draws it.</summary>
public sealed record Answer
{
    private const double VerySure = 0.9;
    private const double FairlySure = 0.7;

    /// <summary>What kind of reply it is.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>Plain text; each statement taken from a document ends with the <c>[n]</c> marker of its citation. Paragraphs are separated by an empty line.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The checked citations, numbered from 1 in order of first use. With <see cref="AnswerStatus.NotFound"/> they are the nearest
    /// passages, which the text does not claim to be an answer.
    /// </summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>
    /// What the quoted stretches of <see cref="Text"/> are in their documents (items of a list, rows of a table, code), in text order and
    /// none overlapping another, for those who draw them as such. The rest is running text; so is everything where this is empty.
    /// </summary>
    public IReadOnlyList<AnswerBlock> Blocks { get; init; } = [];

    /// <summary>Estimated probability that the answer is right, in [0, 1]; 0 when nothing was answered.</summary>
    public double Confidence { get; init; }

    /// <summary>How sure the bot is, in words; null where it does not answer, or does not know.</summary>
    public string? Sureness => Status != AnswerStatus.Answered ? null : Confidence switch
    {
        >= VerySure => "I am quite sure.",
        >= FairlySure => "I am fairly sure.",
        > 0 => "I am not fully sure; please check the source.",
        _ => null,
    };

    /// <summary>Questions that the documents can answer, for the person to go on with.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Names this answer in traces and feedback.</summary>
    public required string TraceId { get; init; }

    /// <summary>Why the answer is what it is; null for small talk and refusals. It holds texts of documents: show it on demand, do not log it.</summary>
    public AnswerTrace? Trace { get; init; }
}
