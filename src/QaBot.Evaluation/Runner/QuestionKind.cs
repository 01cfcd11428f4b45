namespace QaBot.Evaluation.Runner;

/// <summary>Why the documents answer a question or not.</summary>
public enum QuestionKind
{
    /// <summary>They do.</summary>
    Answerable,

    /// <summary>The set says that they don't; such questions are often written to look answerable.</summary>
    Unanswerable,

    /// <summary>It was asked of another corpus.</summary>
    OtherDomain,

    /// <summary>The documents that answer it were taken away.</summary>
    ParagraphRemoved,

    /// <summary>All of the article around the document that answers it was taken away.</summary>
    ArticleRemoved,
}
