namespace QaBot.Tickets;

/// <summary>What a desk made of the news.</summary>
internal enum DeskVerdict
{
    /// <summary>It has the news.</summary>
    Delivered,

    /// <summary>It may take the news later.</summary>
    Retry,

    /// <summary>It will never take this news.</summary>
    Refused,
}
