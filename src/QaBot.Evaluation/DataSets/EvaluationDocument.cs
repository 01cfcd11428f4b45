namespace QaBot.Evaluation.DataSets;

/// <summary>One document of a set.</summary>
/// <param name="Id">Its id, by which questions name it.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Text">Its text.</param>
/// <param name="Site">The part of the corpus it belongs to, where questions ask of a part; null for all.</param>
public sealed record EvaluationDocument(string Id, string Title, string Text, string? Site = null)
{
    /// <summary>What the document is a part of, such as its article: the id up to its last <c>#</c>; null when it has none.</summary>
    public string? Article => Id.LastIndexOf('#') is var end and > 0 ? Id[..end] : null;
}
