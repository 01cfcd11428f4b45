namespace QaBot.Core.Documents;

/// <summary>What an <see cref="InlineMark"/> says of its range.</summary>
public enum InlineMarkKind
{
    /// <summary>Emphasised, usually in italics.</summary>
    Emphasis,

    /// <summary>Strongly emphasised, usually in bold.</summary>
    Strong,

    /// <summary>Code inside running text.</summary>
    Code,

    /// <summary>A link to <see cref="InlineMark.Target"/>.</summary>
    Link,
}
