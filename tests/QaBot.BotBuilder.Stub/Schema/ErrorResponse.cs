namespace Microsoft.Bot.Schema;

/// <summary>The body of a channel's refusal.</summary>
public class ErrorResponse
{
    public Error Error { get; set; }
}
