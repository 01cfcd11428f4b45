namespace QaBot.Messaging;

/// <summary>What <see cref="LoopGuard"/> says of a message.</summary>
internal enum LoopVerdict
{
    /// <summary>It is to be answered.</summary>
    Answer,

    /// <summary>Too many came: say once that there is a pause.</summary>
    Pause,

    /// <summary>It gets no answer at all.</summary>
    Silence,
}
