using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The SDK's context of a turn, with its activity as one kind.</summary>
public interface ITurnContext<T> : ITurnContext
    where T : IActivity
{
    new T Activity { get; }
}
