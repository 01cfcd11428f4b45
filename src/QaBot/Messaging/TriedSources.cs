using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Handoff;
using QaBot.Core.Retrieval;

namespace QaBot.Messaging;

/// <summary>What an answer was made from, for the person who is asked after it.</summary>
internal sealed class TriedSources(SourceLinks links)
{
    private const int Most = 5;
    private const int MaxQuote = 500;
    private const int VersionLength = 8;

    /// <summary>The passages that <paramref name="answer"/> quotes, or the nearest ones where it quotes none; at most five.</summary>
    public IReadOnlyList<TicketSource> Of(Answer answer)
    {
        var cited = answer.Citations.Select(SourceOf).Take(Most).ToArray();
        return cited.Length > 0 || answer.Trace is null ? cited : [.. answer.Trace.Retrieval.Passages.Select(SourceOf).Take(Most)];
    }

    private TicketSource SourceOf(Citation citation) =>
        new(citation.Title, citation.SourcePath, Cut(citation.Quote), links.To(citation));

    private TicketSource SourceOf(Passage passage)
    {
        var source = passage.Source;
        var citation = new Citation
        {
            Number = passage.Rank,
            DocumentId = source.Chunk.DocumentId,
            Title = source.Title,
            SourcePath = source.SourcePath,
            Location = new SourceLocation { Line = source.Chunk.Line },
            Quote = source.Text,
            Range = source.Chunk.Range,
            ContentVersion = source.ContentHash[..Math.Min(VersionLength, source.ContentHash.Length)],
            Score = 0,
        };
        return SourceOf(citation);
    }

    private static string Cut(string text) => text.Length <= MaxQuote ? text : $"{text[..CutAt(text)]}...";

    private static int CutAt(string text) => char.IsHighSurrogate(text[MaxQuote - 1]) ? MaxQuote - 1 : MaxQuote;
}
