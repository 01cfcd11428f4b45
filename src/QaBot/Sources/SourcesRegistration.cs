namespace QaBot.Sources;

/// <summary>The source viewer: a citation opens the document at the cited passage, highlighted.</summary>
internal static class SourcesRegistration
{
    /// <summary>Maps <c>GET /sources/{documentId}</c> and its style sheet.</summary>
    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(StyleSheet.Path, SourceEndpoints.Style);
        endpoints.MapGet("/sources/{documentId}", SourceEndpoints.ShowAsync);
        return endpoints;
    }
}
