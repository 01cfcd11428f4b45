namespace QaBot.Core.Retrieval;

/// <summary>A term of the question and how rare it is.</summary>
/// <param name="Term">The analysed term.</param>
/// <param name="Idf">Its inverse document frequency.</param>
internal readonly record struct WeightedTerm(string Term, double Idf);
