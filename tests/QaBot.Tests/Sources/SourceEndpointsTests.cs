using System.Net;
using System.Text.RegularExpressions;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Sources;

public sealed class SourceEndpointsTests
{
    [Fact]
    public async Task Show_Quote_IsMarkedAndLocated()
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync(SampleDocuments.LinkTo(document, "Hold Reset."));

        page.ShouldContain("<li dir=\"auto\" value=\"2\"><mark id=\"quote\">Hold Reset.</mark>");
        page.ShouldContain(">line 9</a>");
        page.ShouldContain("<bdi>Reset</bdi>");
        page.ShouldContain("guides/pump.md");
        page.ShouldNotContain("has changed");
    }

    [Fact]
    public async Task Show_Blocks_AreDrawnAsWhatTheyAre()
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}");

        var article = Regex.Match(page, "<article>\n(.*)</article>", RegexOptions.Singleline).Groups[1].Value;
        article.ShouldBe(
            """
            <p dir="auto">Read <strong>this</strong> first &amp; keep it.</p>
            <h3 dir="auto" id="h41">Reset</h3>
            <ol><li dir="auto" value="1">Open the valve.<ul><li dir="auto">Turn it left.</li></ul></li><li dir="auto" value="2">Hold Reset.</li></ol><div class="table" tabindex="0" role="region" aria-label="Table"><table>
            <tr><th scope="col" dir="auto">Part</th><th scope="col" dir="auto">Price</th></tr>
            <tr><td dir="auto">Valve</td><td dir="auto">12</td></tr>
            </table></div>
            <pre dir="ltr"><code>if (a &lt; b)
                stop();</code></pre>
            <blockquote dir="auto">Never run it dry.</blockquote>

            """);
        page.ShouldContain("<h1 dir=\"auto\">Pump manual</h1>");
    }

    [Fact]
    public async Task Show_QuoteAcrossBlocksAndMarks_HasOneAnchorAndWellFormedPieces()
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);
        var start = document.Text.IndexOf("his first", StringComparison.Ordinal);
        var end = document.Text.IndexOf(" valve", StringComparison.Ordinal);

        var page = await server.PageAsync($"/sources/{document.Id}?range={start}-{end}");

        page.ShouldContain("<strong>t</strong><strong><mark id=\"quote\">his</mark></strong><mark> first &amp; keep it.</mark></p>");
        page.ShouldContain("<mark>Open the</mark> valve.");
        Regex.Count(page, "id=\"quote\"").ShouldBe(1);
    }

    [Theory]
    [InlineData("9-3")]
    [InlineData("0-99999999")]
    [InlineData("99999999999999999999-1")]
    [InlineData("-5-3")]
    [InlineData("nonsense")]
    [InlineData("5-5")]
    [InlineData("<script>")]
    public async Task Show_BadRange_ShowsTheDocumentAndSaysSo(string range)
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}?range={Uri.EscapeDataString(range)}");

        page.ShouldContain("so nothing is highlighted.");
        page.ShouldNotContain("<mark");
        page.ShouldContain("Never run it dry.");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Show_RangeInsideSurrogatePair_TakesTheWholeCharacter()
    {
        var document = SampleDocuments.Paragraphs("emoji.txt", 1, _ => "a😀b");
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}?range=2-4");

        WebUtility.HtmlDecode(page).ShouldContain("a<mark id=\"quote\">😀b</mark>");
    }

    [Fact]
    public async Task Show_OtherVersion_SaysThatTheDocumentChanged()
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}?range=0-4&v=00000000");

        page.ShouldContain("has changed since the answer was given");
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("%3Cscript%3E")]
    public async Task Show_UnknownDocument_IsNotFoundAndProtected(string id)
    {
        await using var server = await SourcesServer.StartAsync();

        using var response = await server.GetAsync($"/sources/{id}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        (await response.Content.ReadAsStringAsync()).ShouldContain("There is no document with this id");
    }

    [Fact]
    public async Task Show_AnyDocument_IsServedUnderAStrictPolicy()
    {
        var document = SampleDocuments.Handbook();
        await using var server = await SourcesServer.StartAsync(document);

        using var response = await server.GetAsync($"/sources/{document.Id}");

        response.Headers.GetValues("Content-Security-Policy").ShouldBe(
            ["default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task Show_HostileDocument_RunsNothing()
    {
        const string attack = "</title></p></article><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3)";
        var builder = SampleDocuments.Start("a\"><script>alert(9)</script>.md");
        builder.Title = attack;
        builder.AddHeading(1, attack, 1);
        builder.AddHeading(2, attack, 1);
        builder.AddParagraph(attack, 2, [Link(0, 8, "javascript:alert(1)"), Link(8, 16, "JaVaScRiPt:alert(1)"), Link(16, 24, "data:text/html,<script>1</script>")]);
        builder.AddParagraph("click click click", 3, [Link(0, 5, "https://a.example/\"onclick=\"alert(1)"), Link(6, 11, "\tjavascript:alert(1)"), Link(12, 17, "//evil.example")]);
        builder.AddListItem(1, "<script>", attack, 4);
        builder.AddTableHeader([attack], 5);
        builder.AddCode(attack, 6);
        builder.Warn(attack);
        var document = builder.Build();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}?range=0-30");

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("<img", Case.Insensitive);
        page.ShouldNotContain("javascript:alert(1)\"", Case.Insensitive);
        Regex.Matches(page, "href=\"([^\"]*)\"").Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith('#')).ShouldBe(["/sources/style.css", "https://a.example/%22onclick=%22alert(1)"]);
        Regex.Matches(page, "<[a-z][^>]*>").ShouldAllBe(tag => !Regex.IsMatch(tag.Value, @"\son\w+="));
        Regex.Count(page, "</title>").ShouldBe(1);

        static InlineMark Link(int start, int end, string target) =>
            new(InlineMarkKind.Link, TextRange.FromBounds(start, end), target);
    }

    [Fact]
    public async Task Show_RightToLeftOverride_StaysInsideItsElement()
    {
        var builder = SampleDocuments.Start("x.md");
        builder.Title = "\u202Egnp.exe";
        builder.AddParagraph("\u202Ereversed", 1);
        var document = builder.Build();
        await using var server = await SourcesServer.StartAsync(document);

        var page = WebUtility.HtmlDecode(await server.PageAsync($"/sources/{document.Id}"));

        page.ShouldContain("<title>\u2068\u202Egnp.exe\u2069</title>");
        page.ShouldContain("<h1 dir=\"auto\">\u202Egnp.exe</h1>");
        page.ShouldContain("<p dir=\"auto\">\u202Ereversed</p>");
    }

    [Fact]
    public async Task Show_LongDocument_ShowsTheSurroundingsAndLinksToTheWhole()
    {
        var document = SampleDocuments.Paragraphs("long.txt", 20_000, i => $"Paragraph number {i} says something of no importance.");
        await using var server = await SourcesServer.StartAsync(document);
        var link = SampleDocuments.LinkTo(document, "Paragraph number 10000 ");

        var excerpt = await server.PageAsync(link);
        var whole = await server.PageAsync(link + "&whole=true");

        excerpt.Length.ShouldBeLessThan(200_000);
        excerpt.ShouldContain("<mark id=\"quote\">Paragraph number 10000 </mark>");
        excerpt.ShouldContain("The beginning is left out.");
        excerpt.ShouldContain("whole=true#quote\">Show the whole document</a>");
        whole.ShouldContain("Paragraph number 0 ");
        whole.ShouldContain("Paragraph number 19999 ");
        whole.ShouldContain("<mark id=\"quote\">Paragraph number 10000 </mark>");
    }

    [Fact]
    public async Task Show_ParagraphOfManyMarks_IsDrawnInLinearTime()
    {
        const int marks = 100_000;
        var builder = SampleDocuments.Start("dense.md");
        builder.AddParagraph(
            string.Concat(Enumerable.Repeat("ab ", marks)), 1,
            Enumerable.Range(0, marks).Select(i => new InlineMark(InlineMarkKind.Emphasis, new TextRange(3 * i, 2))));
        var document = builder.Build();
        await using var server = await SourcesServer.StartAsync(document);

        var page = await server.PageAsync($"/sources/{document.Id}?whole=true").WaitAsync(TimeSpan.FromSeconds(20));

        Regex.Count(page, "<em>ab</em>").ShouldBe(marks);
    }

    [Fact]
    public async Task Style_IsServedOnceAndThenConfirmed()
    {
        await using var server = await SourcesServer.StartAsync();

        using var response = await server.GetAsync("/sources/style.css");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        response.Headers.ETag.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("url(");
    }
}
