namespace QaBot.DirectLine;

/// <summary>The Direct Line 3.0 endpoints.</summary>
public static class DirectLineEndpoints
{
    /// <summary>The path under which they stand; clients are given it as their <c>domain</c>.</summary>
    public const string Base = "/v3/directline";

    /// <summary>Maps the endpoints. They need <see cref="DirectLineRegistration.UseDirectLine"/> before them.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var group = endpoints.MapGroup(Base).RequireCors(DirectLineRegistration.CorsPolicy);

        var limited = group.MapGroup("").AddEndpointFilter(services.GetRequiredService<TokenRateLimit>());
        var tokens = services.GetRequiredService<TokenEndpoints>();
        limited.MapPost("/tokens/generate", tokens.GenerateAsync);
        group.MapPost("/tokens/refresh", tokens.Refresh);

        var conversations = services.GetRequiredService<ConversationEndpoints>();
        limited.MapPost("/conversations", conversations.StartAsync);
        group.MapGet("/conversations/{conversationId}", conversations.Reconnect);

        var activities = services.GetRequiredService<ActivityEndpoints>();
        group.MapPost("/conversations/{conversationId}/activities", activities.PostAsync);
        group.MapGet("/conversations/{conversationId}/activities", activities.Poll);
        group.MapPost("/conversations/{conversationId}/upload", activities.Upload);
        group.MapGet("/conversations/{conversationId}/stream", services.GetRequiredService<StreamEndpoint>().FollowAsync);

        // Asked for by clients that meet a sign-in card; there is no such session here, and this is how that is said.
        group.MapGet("/session/getsessionid", () => TypedResults.Json(new { sessionId = "" }));
        return endpoints;
    }
}
