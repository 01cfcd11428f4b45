using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;

namespace QaBot.Providers.Readers;

/// <summary>
/// Reads plain text: blank lines part paragraphs, lines inside one keep their breaks, and lines that start with a bullet or a
/// number are list items. It invents no headings.
/// </summary>
internal sealed class TextDocumentReader : DocumentReader
{
    /// <inheritdoc/>
    public override string Format => "text";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".txt", ".text", ".log"];

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override Document Read(SourceFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var decoded = TextDecoder.Decode(file);
        var builder = new DocumentBuilder(file.SourcePath, ContentHash.Of(file.Content), Format);
        foreach (var warning in decoded.Warnings)
        {
            builder.Warn(warning);
        }

        var paragraphs = new PlainTextParagraphs(builder);
        foreach (var line in TextNormalizer.Normalize(decoded.Text).AsSpan().EnumerateLines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            paragraphs.Add(line);
        }

        paragraphs.Finish();
        return builder.Build();
    }
}
