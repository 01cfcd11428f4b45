namespace QaBot.BotFramework.DirectLine;

/// <summary>What came of reading a token.</summary>
public enum DirectLineTokenStatus
{
    /// <summary>Signed by this key and not expired.</summary>
    Valid,

    /// <summary>Not a token of this kind at all.</summary>
    Malformed,

    /// <summary>A token, but not signed by this key: altered, or issued from another data folder.</summary>
    WrongSignature,

    /// <summary>Signed by this key, but its time is over.</summary>
    Expired,
}
