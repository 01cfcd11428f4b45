namespace QaBot.Evaluation.Runner;

/// <summary>What the quotes of one answer were worth.</summary>
/// <param name="Shown">How many there are.</param>
/// <param name="Verbatim">How many stand in the stored document, character by character, at the place they name.</param>
/// <param name="Supporting">
/// How many support: they hold an accepted text, or share at least half of their words with a sentence that answers (token F1); null
/// where it is not known what does.
/// </param>
public sealed record CitationOutcome(int Shown, int Verbatim, int? Supporting);
