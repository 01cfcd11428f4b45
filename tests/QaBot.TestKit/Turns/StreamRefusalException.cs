using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>What a <see cref="StreamTakingSender"/> is told to refuse with.</summary>
public sealed class StreamRefusalException(StreamFault fault) : Exception(fault.ToString())
{
    public StreamFault Fault => fault;
}
