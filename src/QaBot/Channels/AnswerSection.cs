using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>A stretch of a message that is drawn in one way, before any channel's markup.</summary>
internal abstract record AnswerSection
{
    /// <summary>What its markers cite, in their order; a citation may come twice.</summary>
    public virtual IEnumerable<Citation> Cited => [];

    /// <summary>Two sections that hold the same together, cut where it hurts least; null where nothing can be cut.</summary>
    public abstract (AnswerSection First, AnswerSection Second)? Halve();
}
