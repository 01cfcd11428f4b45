using QaBot.Core.Documents;

namespace QaBot.Core.Answering;

/// <summary>Evidence whose every quote was found, word for word, in the stored document.</summary>
/// <param name="Evidence">What is quoted.</param>
/// <param name="Document">The document as the index holds it.</param>
public sealed record CheckedEvidence(Evidence Evidence, Document Document);
