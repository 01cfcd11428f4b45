namespace Microsoft.Bot.Schema;

/// <summary>What a channel says about a refusal.</summary>
#pragma warning disable CA1716 // The SDK's name.
public class Error
#pragma warning restore CA1716
{
    public string Code { get; set; }

    public string Message { get; set; }
}
