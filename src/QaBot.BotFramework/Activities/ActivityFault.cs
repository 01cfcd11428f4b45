namespace QaBot.BotFramework.Activities;

/// <summary>One reason why a body is not an activity that can be handled.</summary>
/// <param name="Path">The member at fault, such as <c>conversation.id</c>; empty for the body as a whole.</param>
/// <param name="Message">What was found, what was expected, and the mend; safe to show to the sender, of whose text it holds nothing.</param>
public sealed record ActivityFault(string Path, string Message)
{
    /// <summary>Path and message in one line.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
