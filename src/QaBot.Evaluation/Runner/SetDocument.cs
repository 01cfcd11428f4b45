namespace QaBot.Evaluation.Runner;

/// <summary>What a file of a set's document holds.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Text">Its text.</param>
internal sealed record SetDocument(string Title, string Text);
