namespace QaBot.Core.Answering;

/// <summary>What kind of reply an <see cref="Answer"/> is.</summary>
public enum AnswerStatus
{
    /// <summary>The documents say, and the answer quotes them.</summary>
    Answered,

    /// <summary>The documents don't say.</summary>
    NotFound,

    /// <summary>The question could be read in several ways; the text asks which was meant.</summary>
    NeedsClarification,

    /// <summary>A greeting, thanks, or a question about the bot itself.</summary>
    SmallTalk,

    /// <summary>A person was asked to take over.</summary>
    Escalated,
}
