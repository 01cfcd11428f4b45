using QaBot.Core.Documents;

namespace QaBot.Providers.Readers;

/// <summary>The content of one Markdown block as plain text, with its formatting beside it.</summary>
/// <param name="Text">The text, in its stored form.</param>
/// <param name="Marks">Formatting, as ranges of the text.</param>
/// <param name="IsDone">For a task item whether it is ticked; null for everything else.</param>
internal sealed record FlatInlines(string Text, IReadOnlyList<InlineMark> Marks, bool? IsDone)
{
    /// <summary>A block without content.</summary>
    public static FlatInlines Empty { get; } = new("", [], null);
}
