namespace QaBot.Messaging;

/// <summary>What a person thinks of an answer.</summary>
internal enum FeedbackReaction
{
    /// <summary>Thumb up.</summary>
    Like,

    /// <summary>Thumb down.</summary>
    Dislike,
}
