namespace QaBot.Benchmarks.Evaluation;

/// <summary>The sentences of one question's passages, in the order that words and their meaning give them.</summary>
/// <param name="Article">The article that answers: what belongs together when a set is divided.</param>
/// <param name="Features">For each sentence the inputs of the sentence model, its passage read.</param>
/// <param name="Passages">For each sentence its passage, numbered in order of first appearance.</param>
/// <param name="Strict">Which sentences overlap an accepted answer in the document that answers.</param>
/// <param name="Holds">Which sentences hold an accepted answer.</param>
internal sealed record SentenceSample(string Article, double[][] Features, int[] Passages, bool[] Strict, bool[] Holds);
