using System.Text.Json;

namespace QaBot.BotFramework.Turns;

/// <summary>What an invoke is answered with, in the HTTP response itself.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The HTTP body, with no envelope; null for none.</param>
public sealed record InvokeResponse(int Status, JsonElement? Body = null);
