using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Citations as the schema.org entity that Teams and Web Chat draw.</summary>
internal static class CitationClaims
{
    /// <summary>Teams refuses a message with more.</summary>
    private const int MaxClaims = 20;

    /// <summary>The one entity that carries <paramref name="cited"/>; null when nothing is cited.</summary>
    public static IReadOnlyList<Entity>? Of(IReadOnlyList<Citation> cited, SourceLinks links, bool withIds) => cited.Count == 0
        ? null
        : [new MessageEntity { Citation = [.. cited.Take(MaxClaims).Select(c => ClaimOf(c, links.To(c), withIds))] }.ToEntity()];

    private static Claim ClaimOf(Citation citation, string url, bool withId) => new()
    {
        Id = withId ? url : null,
        Position = citation.Number,
        Appearance = new DigitalDocument
        {
            Name = CitationName.Of(citation),
            Abstract = Excerpt.Of(citation.Quote, DigitalDocument.MaxAbstract),
            Url = url,
        },
    };
}
