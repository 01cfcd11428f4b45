namespace QaBot.Providers.Readers;

/// <summary>What stands around a block of Markdown.</summary>
/// <param name="Depth">Number of lists around it.</param>
/// <param name="IsQuote">Whether a quotation stands around it.</param>
internal readonly record struct MarkdownContext(int Depth, bool IsQuote)
{
    /// <summary>Whether nothing stands around it: only there does a heading start a section.</summary>
    public bool IsTopLevel => Depth == 0 && !IsQuote;

    /// <summary>The context inside one more list.</summary>
    public MarkdownContext Deeper() => this with { Depth = Depth + 1 };

    /// <summary>The context inside a quotation.</summary>
    public MarkdownContext Quoted() => this with { IsQuote = true };
}
