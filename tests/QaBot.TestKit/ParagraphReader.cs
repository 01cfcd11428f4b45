using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;

namespace QaBot.TestKit;

/// <summary>
/// A reader for tests of what comes after reading: blank lines part paragraphs, <c># </c> starts a heading, a NUL is unreadable, and
/// the word <c>CRASH</c> is a bug of the reader.
/// </summary>
public sealed class ParagraphReader : DocumentReader
{
    public override string Format => "paragraphs";

    public override IReadOnlyList<string> Extensions { get; } = [".txt", ".md"];

    public override Document Read(SourceFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = TextNormalizer.Normalize(Refuse(Encoding.UTF8.GetString(file.Content.Span)));
        var builder = new DocumentBuilder(file.SourcePath, Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)), Format);
        foreach (var paragraph in text.Split("\n\n"))
        {
            if (paragraph.StartsWith("# ", StringComparison.Ordinal))
            {
                builder.AddHeading(1, paragraph[2..], 1);
            }
            else
            {
                builder.AddParagraph(paragraph, 1);
            }
        }

        return builder.Build();
    }

    private static string Refuse(string text) => text switch
    {
        _ when text.Contains('\0') => throw new UnreadableDocumentException("The file is not text."),
        _ when text.Contains("CRASH", StringComparison.Ordinal) => throw new InvalidOperationException("A bug."),
        _ => text,
    };
}
