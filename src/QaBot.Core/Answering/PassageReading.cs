namespace QaBot.Core.Answering;

/// <summary>What a reader made of a question and a passage. The scores are those of one model: compare them with no other's.</summary>
/// <param name="Sentences">One reading for each sentence of the passage, in their order.</param>
/// <param name="NullScore">Score of "no span here", on the scale of the spans' scores.</param>
/// <param name="Answerable">Log-odds that the passage answers the question.</param>
public sealed record PassageReading(IReadOnlyList<SentenceReading> Sentences, double NullScore, double Answerable);
