namespace Microsoft.Bot.Schema;

/// <summary>What the SDK's connector throws when a channel refuses a call.</summary>
public class ErrorResponseException(string message) : Exception(message)
{
    public ErrorResponse Body { get; set; }
}
