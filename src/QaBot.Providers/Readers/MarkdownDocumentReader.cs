using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using QaBot.Core.Documents;
using QaBot.Core.Ingestion;
using QaBot.Core.Text;

namespace QaBot.Providers.Readers;

/// <summary>Reads Markdown (CommonMark with front matter, tables, task lists and footnotes) into plain text with structure beside it.</summary>
internal sealed class MarkdownDocumentReader : DocumentReader
{
    private const int MaxOpenLinks = 1000;
    private const int MaxIndent = 500;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseGridTables()
        .UseTaskLists()
        .UseFootnotes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UsePreciseSourceLocation()
        .Build();

    /// <inheritdoc/>
    public override string Format => "markdown";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override Document Read(SourceFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var decoded = TextDecoder.Decode(file);
        var text = TextNormalizer.Normalize(decoded.Text);
        var builder = new DocumentBuilder(file.SourcePath, ContentHash.Of(file.Content), Format);
        foreach (var warning in decoded.Warnings)
        {
            builder.Warn(warning);
        }

        var tree = Parse(text);
        cancellationToken.ThrowIfCancellationRequested();
        new MarkdownBlocks(builder, text, cancellationToken).Add(tree);
        return builder.Build();
    }

    private static MarkdownDocument Parse(string text)
    {
        RefuseOpenLinks(text);
        RefuseDeepIndents(text);
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException fault) when (fault.Message.Contains("depth limit", StringComparison.Ordinal))
        {
            throw new UnreadableDocumentException(
                "The Markdown nests lists, quotes or brackets deeper than any reader could follow, so it was not read. Flatten it, or save it with the extension .txt to have it read as plain text.",
                fault);
        }
    }

    /// <summary>The parser asks every open list about every column of an indent: thousands of either take it minutes.</summary>
    private static void RefuseDeepIndents(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IndexOfAnyExcept(' ', '\t') > MaxIndent)
            {
                throw new UnreadableDocumentException(
                    $"A line of the Markdown is indented by more than {MaxIndent} characters, so it was not read. Indent it less, or save it with the extension .txt to have it read as plain text.");
            }
        }
    }

    /// <summary>The parser looks for the end of every link target to the end of its paragraph: thousands of open ones take it minutes.</summary>
    private static void RefuseOpenLinks(string text)
    {
        var open = 0;
        for (var i = 1; i < text.Length; i++)
        {
            open = (text[i - 1], text[i]) switch
            {
                (']', '(') => open + 1,
                (_, ')') => Math.Max(open - 1, 0),
                ('\n', '\n') => 0,
                _ => open,
            };

            if (open > MaxOpenLinks)
            {
                throw new UnreadableDocumentException(
                    $"The Markdown opens more than {MaxOpenLinks} link targets \"](\" in one paragraph without closing them, so it was not read. Close them, or save it with the extension .txt to have it read as plain text.");
            }
        }
    }
}
