namespace QaBot.Providers.Readers;

/// <summary>The text of a file, and what its bytes made doubtful.</summary>
/// <param name="Text">The text as decoded: line ends and control characters still as the file has them, no byte order mark.</param>
/// <param name="Warnings">One sentence for each doubt; empty when the bytes were without fault.</param>
internal sealed record DecodedText(string Text, IReadOnlyList<string> Warnings);
