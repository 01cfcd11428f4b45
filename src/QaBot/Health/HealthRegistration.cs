using Microsoft.AspNetCore.Http.HttpResults;
using QaBot.Core.Indexing;

namespace QaBot.Health;

/// <summary>Liveness and readiness, for whoever keeps the program running.</summary>
internal static class HealthRegistration
{
    /// <summary>The name by which the program makes itself known.</summary>
    public const string Product = "qabot";

    /// <summary>Adds <see cref="Readiness"/>.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    /// <summary>
    /// Maps <c>/health/live</c>, answered 200 as long as the process serves, and <c>/health/ready</c>, 200 once the index is open
    /// and the model loaded, 503 before.
    /// </summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => TypedResults.Json(new { status = "live", product = Product }));
        endpoints.MapGet("/health/ready", Ready);
        return endpoints;
    }

    private static JsonHttpResult<HealthReport> Ready(Readiness readiness, IndexingState state)
    {
        var snapshot = state.Now;
        var status = readiness.IsReady ? "ready" : readiness.Fault is null ? "starting" : "failed";
        var report = new HealthReport(status, Product, snapshot.IsUnderWay, snapshot.Done, snapshot.Total, readiness.Fault);
        return TypedResults.Json(
            report, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
