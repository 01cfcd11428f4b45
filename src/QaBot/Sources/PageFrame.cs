namespace QaBot.Sources;

/// <summary>What stands around every page of the viewer.</summary>
internal static class PageFrame
{
    // A right-to-left override in a title would otherwise turn the rest of the browser's tab or window title around.
    private const string IsolateStart = "\u2068";
    private const string IsolateEnd = "\u2069";

    /// <summary>Opens the page.</summary>
    public static void Open(HtmlWriter html, string title) =>
        html.Markup("<!doctype html>\n<html lang=\"und\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Text(IsolateStart + title + IsolateEnd)
            .Markup("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n")
            .Markup("<link rel=\"stylesheet\" href=\"" + StyleSheet.Path + "\">\n</head>\n<body>\n<main>\n");

    /// <summary>Closes the page.</summary>
    public static void Close(HtmlWriter html) => html.Markup("</main>\n</body>\n</html>\n");

    /// <summary>The whole page that says that there is no such document.</summary>
    public static string NotFound()
    {
        var html = new HtmlWriter();
        Open(html, "Document not found");
        html.Markup("<header><h1>Document not found</h1></header>\n<p>There is no document with this id in the index. ")
            .Markup("It may have been renamed or removed from the knowledge folder since the answer was given.</p>\n");
        Close(html);
        return html.Take();
    }
}
