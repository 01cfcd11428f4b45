namespace QaBot.Evaluation.Drafting;

/// <summary>A question made from a document, for a person to look at.</summary>
/// <param name="Question">The question.</param>
/// <param name="Document">Source path of the document.</param>
/// <param name="Answer">The sentence that answers, on one line.</param>
/// <param name="Origin">What it was made from: <c>heading</c>, <c>sentence</c> or <c>number</c>.</param>
public sealed record DraftedQuestion(string Question, string Document, string Answer, string Origin);
