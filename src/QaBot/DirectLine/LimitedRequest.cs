namespace QaBot.DirectLine;

/// <summary>What is asked for, as far as limits tell requests apart.</summary>
internal enum LimitedRequest
{
    /// <summary>A token, fresh or refreshed.</summary>
    Token,

    /// <summary>The start of a conversation.</summary>
    Conversation,

    /// <summary>An activity.</summary>
    Post,

    /// <summary>A message with files.</summary>
    Upload,

    /// <summary>A stream.</summary>
    Stream,
}
