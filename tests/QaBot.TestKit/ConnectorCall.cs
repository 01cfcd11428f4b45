using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.TestKit;

/// <summary>One call that a <see cref="FakeConnector"/> received.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawPath">The path as it stood in the request line, percent-encoding and all.</param>
/// <param name="ContentType">The content type; null for none.</param>
/// <param name="Body">The body.</param>
/// <param name="Authorization">The Authorization header; null for none.</param>
public sealed record ConnectorCall(string Method, string RawPath, string? ContentType, string Body, string? Authorization)
{
    public Activity Activity => JsonSerializer.Deserialize<Activity>(Body, ActivityJson.Options)!;
}
