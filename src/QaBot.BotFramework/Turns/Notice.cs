namespace QaBot.BotFramework.Turns;

/// <summary>Something that is told to conversations without having been asked.</summary>
/// <param name="Id">Identity: 32 hexadecimal digits.</param>
/// <param name="Text">What is told, plain text.</param>
/// <param name="PerSecond">To how many conversations it is sent within a second, at most.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
public sealed record Notice(string Id, string Text, double PerSecond, DateTimeOffset CreatedAt);
