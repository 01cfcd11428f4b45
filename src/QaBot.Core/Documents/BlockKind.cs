namespace QaBot.Core.Documents;

/// <summary>What a <see cref="Block"/> is in the document it was read from.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading; <see cref="Block.Level"/> 1 is the topmost.</summary>
    Heading,

    /// <summary>One item of a list; <see cref="Block.Level"/> 1 is the outermost list.</summary>
    ListItem,

    /// <summary>The heading row of a table, its cells joined by <c>" | "</c>.</summary>
    TableHeader,

    /// <summary>One row of a table, its cells joined by <c>" | "</c>.</summary>
    TableRow,

    /// <summary>Preformatted text, its line breaks kept.</summary>
    Code,

    /// <summary>A quotation set off from the text around it.</summary>
    Quote,
}
