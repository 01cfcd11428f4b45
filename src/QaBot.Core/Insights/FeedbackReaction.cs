namespace QaBot.Core.Insights;

/// <summary>What a person thinks of an answer.</summary>
public enum FeedbackReaction
{
    /// <summary>Thumb up.</summary>
    Like,

    /// <summary>Thumb down.</summary>
    Dislike,
}
