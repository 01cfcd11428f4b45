using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Sources;

/// <summary>Documents for the viewer's tests.</summary>
internal static class SampleDocuments
{
    public static DocumentBuilder Start(string path, string format = "markdown") =>
        new(path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path))), format);

    public static Document Handbook()
    {
        var builder = Start("guides/pump.md");
        builder.AddHeading(1, "Pump manual", 1);
        builder.AddParagraph("Read this first & keep it.", 3, [new InlineMark(InlineMarkKind.Strong, new TextRange(5, 4))]);
        builder.AddHeading(2, "Reset", 5);
        builder.AddListItem(1, "1.", "Open the valve.", 7);
        builder.AddListItem(2, "•", "Turn it left.", 8);
        builder.AddListItem(1, "2.", "Hold Reset.", 9);
        builder.AddTableHeader(["Part", "Price"], 11);
        builder.AddTableRow(["Valve", "12"], 13);
        builder.AddCode("if (a < b)\n    stop();", 15);
        builder.AddQuote("Never run it dry.", 19);
        return builder.Build();
    }

    public static Document Paragraphs(string path, int count, Func<int, string> text)
    {
        var builder = Start(path, "text");
        for (var i = 0; i < count; i++)
        {
            builder.AddParagraph(text(i), (2 * i) + 1);
        }

        return builder.Build();
    }

    public static string LinkTo(Document document, string quote)
    {
        var start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        return $"/sources/{document.Id}?range={start}-{start + quote.Length}&v={document.ContentHash[..8]}";
    }
}
