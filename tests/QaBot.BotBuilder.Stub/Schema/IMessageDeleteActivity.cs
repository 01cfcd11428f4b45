namespace Microsoft.Bot.Schema;

/// <summary>Names a kind of activity in the signatures of the SDK's handler.</summary>
public interface IMessageDeleteActivity : IActivity;
