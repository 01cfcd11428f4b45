namespace QaBot.Core.Text;

/// <summary>One word of a text.</summary>
/// <param name="Range">Its range of the text, a possessive <c>'s</c> included.</param>
/// <param name="Folded">The form in which words are compared: lower case, without diacritics, digit groups and possessive.</param>
public readonly record struct Word(TextRange Range, string Folded);
