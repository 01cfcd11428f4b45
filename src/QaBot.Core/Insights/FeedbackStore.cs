namespace QaBot.Core.Insights;

/// <summary>Keeps which answers were given, and what people think of them. It outlives the process. Thread-safe.</summary>
public abstract class FeedbackStore
{
    /// <summary>Remembers an answer that was sent. One with the same trace id is replaced, its ratings kept.</summary>
    public abstract ValueTask RememberAsync(GivenAnswer answer, CancellationToken cancellationToken);

    /// <summary>The answer that was sent as the message <paramref name="activityId"/>; null when none is known.</summary>
    public abstract ValueTask<GivenAnswer?> FindSentAsync(string channel, string conversation, string activityId, CancellationToken cancellationToken);

    /// <summary>The answer <paramref name="traceId"/>, if it was given in this conversation; null when none is known.</summary>
    public abstract ValueTask<GivenAnswer?> FindTracedAsync(string channel, string conversation, string traceId, CancellationToken cancellationToken);

    /// <summary>The last answer given in a conversation; null when none is known.</summary>
    public abstract ValueTask<GivenAnswer?> FindLastAsync(string channel, string conversation, CancellationToken cancellationToken);

    /// <summary>Keeps a rating in place of an earlier one of the same person. False when the answer is not known: nothing is kept then.</summary>
    public abstract ValueTask<bool> RateAsync(AnswerRating rating, CancellationToken cancellationToken);

    /// <summary>The figures, with at most <paramref name="comments"/> comments.</summary>
    public abstract ValueTask<FeedbackFigures> SummarizeAsync(int comments, CancellationToken cancellationToken);
}
