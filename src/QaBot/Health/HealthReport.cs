namespace QaBot.Health;

/// <summary>What <c>GET /health/ready</c> answers.</summary>
/// <param name="Status"><c>ready</c>, <c>starting</c> or <c>failed</c>.</param>
/// <param name="Product">Always <c>qabot</c>, so that who asks knows whom it asked.</param>
/// <param name="Indexing">Whether documents are being read for the first time.</param>
/// <param name="Done">Files that are through.</param>
/// <param name="Total">Files there are.</param>
/// <param name="Fault">Why it failed.</param>
internal sealed record HealthReport(string Status, string Product, bool Indexing, int Done, int Total, string? Fault);
