using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>A chunk found by words, with the parts of its score.</summary>
internal sealed record LexicalHit(IndexedChunk Source, double Body, double Heading, double Bigrams)
{
    public double Total => Body + Heading + Bigrams;
}
