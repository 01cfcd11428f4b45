namespace Microsoft.Bot.Schema;

/// <summary>The SDK's names of activities that never leave it.</summary>
public static class ActivityTypesEx
{
    public const string InvokeResponse = "invokeResponse";
}
