namespace Microsoft.Bot.Schema;

/// <summary>The SDK's contract of every activity.</summary>
public interface IActivity
{
    string Type { get; set; }
}
