using System.Security.Cryptography;
using System.Text.Json;
using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;

namespace QaBot.Evaluation.Runner;

/// <summary>
/// Reads a file of a set's document: its text as it stands, in one block, so that the places of answers stay valid. It is known to the
/// evaluation only.
/// </summary>
internal sealed class SetDocumentReader : DocumentReader
{
    /// <inheritdoc/>
    public override string Format => "evaluation-set";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [SetFolder.Extension];

    /// <inheritdoc/>
    public override Document Read(SourceFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var source = Parse(file);
        var text = TextNormalizer.Normalize(source.Text);
        var range = new TextRange(0, text.Length);
        var isBlank = string.IsNullOrWhiteSpace(text);
        return new Document
        {
            Id = DocumentId.FromPath(file.SourcePath),
            Title = TextNormalizer.Normalize(source.Title),
            SourcePath = file.SourcePath,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)),
            Format = Format,
            Text = text,
            Blocks = isBlank ? [] : [new Block { Kind = BlockKind.Paragraph, Range = range, Line = 1 }],
            Sections = isBlank ? [] : [new Section { HeadingPath = [], Range = range }],
        };
    }

    private static SetDocument Parse(SourceFile file)
    {
        try
        {
            return JsonSerializer.Deserialize<SetDocument>(file.Content.Span) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new UnreadableDocumentException("The file is no document of a set. Delete the evaluation's work folder and run it again.", fault);
        }
    }
}
