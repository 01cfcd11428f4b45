namespace QaBot.BotFramework.Turns;

/// <summary>A secret that is made once and kept with the conversations; keys for signing are derived from it. Thread-safe.</summary>
public abstract class ServerSecret
{
    /// <summary>The 32-byte key for one purpose, the same at every call and after every restart.</summary>
    /// <param name="purpose">What it is for. Keys of different purposes tell nothing about each other.</param>
    public abstract byte[] Derive(string purpose);
}
