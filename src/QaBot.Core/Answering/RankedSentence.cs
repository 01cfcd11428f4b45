using QaBot.Core.Documents;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>A sentence of a passage with what speaks for its being the answer.</summary>
public sealed record RankedSentence
{
    /// <summary>The passage it stands in.</summary>
    public required Passage Passage { get; init; }

    /// <summary>Its place among the passage's sentences, 0-based.</summary>
    public required int Index { get; init; }

    /// <summary>Its range of the document's text and its kind.</summary>
    public required SentenceSpan Span { get; init; }

    /// <summary>The score that sentences are ordered by; no unit.</summary>
    public required double Score { get; init; }

    /// <summary>Share of the question, by rarity of its terms, that the sentence holds, in [0, 1]; what its heading holds counts in part.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same share for the sentence with its neighbours and the headings above it, in [0, 1].</summary>
    public required double WindowCoverage { get; init; }

    /// <summary>Share of the question that the nearest heading holds, in [0, 1]; 0 unless the sentence is one of those that open its section.</summary>
    public double HeadingCoverage { get; init; }

    /// <summary>Cosine of question and sentence, in [0, 1]; null where they were not compared by meaning.</summary>
    public double? Similarity { get; init; }

    /// <summary>The passage's fused score relative to the best passage's, in [0, 1].</summary>
    public required double Fusion { get; init; }

    /// <summary>Whether it holds the kind of thing that was asked for: a number, a date, a name, a reason.</summary>
    public required bool MeetsAnswerType { get; init; }

    /// <summary>Longest run of the question's terms found side by side in the sentence or its heading, as a share of the question's terms, in [0, 1].</summary>
    public required double LongestRun { get; init; }

    /// <summary>How far the nearest heading is just what was asked, in [0, 1]; less for sentences further down its section.</summary>
    public double HeadingFit { get; init; }

    /// <summary>Share, by rarity, of the question's pairs of neighbouring terms that the sentence holds as neighbours, in [0, 1].</summary>
    public double Bigrams { get; init; }

    /// <summary>What the reader made of the passage; null where it was not read.</summary>
    public PassageReading? PassageReading { get; init; }

    /// <summary>Its place before passages were read, 1-based; 0 where none was.</summary>
    public int PlaceUnread { get; init; }

    /// <summary>What the reader made of the sentence; null where its passage was not read.</summary>
    public SentenceReading? Reading => PassageReading?.Sentences[Index];

    /// <summary>The stored text of the sentence.</summary>
    public string Text => Passage.Source.Text.Substring(Span.Range.Start - Passage.Source.Chunk.Range.Start, Span.Range.Length);
}
