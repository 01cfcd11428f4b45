namespace QaBot.Messaging;

/// <summary>Questions that a person has to answer, told by their words.</summary>
public sealed class HandoffRule
{
    /// <summary>
    /// Words or phrases, one of which a question must hold: "complaint", "cancel my contract". At least one. Endings of words, capital letters and
    /// small words between them do not matter ("I'd like to cancel this contract"); their order does.
    /// </summary>
    public IList<string> Words { get; } = [];

    /// <summary>What the bot says, in a sentence. Default: "A person has to answer this."</summary>
    public string Say { get; set; } = "A person has to answer this.";
}
