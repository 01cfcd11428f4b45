namespace QaBot.Core.Text;

/// <summary>One indexed or searched term of a text.</summary>
/// <param name="Range">The range of the text it was made from.</param>
/// <param name="Word">The folded word (<see cref="Text.Word.Folded"/>).</param>
/// <param name="Value">The word's stem: what the index holds.</param>
public readonly record struct Term(TextRange Range, string Word, string Value);
