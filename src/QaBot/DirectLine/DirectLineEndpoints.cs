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
        var group = endpoints.MapGroup(Base).RequireCors(DirectLineRegistration.CorsPolicy)
            .AddEndpointFilter(ActivatorUtilities.CreateInstance<StoreFaultFilter>(services));

        var tokens = services.GetRequiredService<TokenEndpoints>();
        group.MapPost("/tokens/generate", tokens.GenerateAsync).Limit(LimitedRequest.Token, services);
        group.MapPost("/tokens/refresh", tokens.Refresh).Limit(LimitedRequest.Token, services);

        var conversations = services.GetRequiredService<ConversationEndpoints>();
        group.MapPost("/conversations", conversations.StartAsync).Limit(LimitedRequest.Conversation, services);
        group.MapGet("/conversations/{conversationId}", conversations.ReconnectAsync);

        var activities = services.GetRequiredService<ActivityEndpoints>();
        group.MapPost("/conversations/{conversationId}/activities", activities.PostAsync).Limit(LimitedRequest.Post, services);
        group.MapGet("/conversations/{conversationId}/activities", activities.PollAsync);
        group.MapGet("/conversations/{conversationId}/stream", services.GetRequiredService<StreamEndpoint>().FollowAsync)
            .Limit(LimitedRequest.Stream, services);

        var uploads = services.GetRequiredService<UploadEndpoints>();
        group.MapPost("/conversations/{conversationId}/upload", uploads.PostAsync).Limit(LimitedRequest.Upload, services);
        group.MapGet("/attachments/{attachmentId}", uploads.GetAsync);

        // Asked for by clients that meet a sign-in card; there is no such session here, and this is how that is said.
        group.MapGet("/session/getsessionid", () => TypedResults.Json(new { sessionId = "" }));
        return endpoints;
    }

    private static void Limit(this RouteHandlerBuilder endpoint, LimitedRequest kind, IServiceProvider services) =>
        endpoint.AddEndpointFilter(new AddressRateLimit(
            kind, services.GetRequiredService<RateLimits>(), services.GetRequiredService<DirectLineAccess>()));
}
