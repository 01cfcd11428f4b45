namespace QaBot.Benchmarks.Evaluation;

/// <summary>Why the documents answer a question or not.</summary>
internal enum AbstentionKind
{
    /// <summary>They do.</summary>
    Answerable,

    /// <summary>The paragraph that answers was removed.</summary>
    ParagraphRemoved,

    /// <summary>The whole article around it was removed.</summary>
    ArticleRemoved,

    /// <summary>The question was asked of another corpus.</summary>
    OtherDomain,

    /// <summary>The question was written to look answerable.</summary>
    Adversarial,
}
