namespace Microsoft.Bot.Schema;

/// <summary>What a channel says about a refusal.</summary>
public class Error
{
    public string Code { get; set; }

    public string Message { get; set; }
}
