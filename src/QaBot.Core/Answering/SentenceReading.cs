using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>What a reader made of one sentence.</summary>
/// <param name="LogOdds">Log-odds that the sentence answers the question.</param>
/// <param name="Span">The words in it that answer best, as a range of the document's text; empty where the sentence has no word.</param>
/// <param name="SpanMargin">The span's score less that of "no span here": above 0 where the reader would give the span.</param>
public readonly record struct SentenceReading(double LogOdds, TextRange Span, double SpanMargin);
