using System.Net;
using System.Text.RegularExpressions;
using QaBot.Tests.Architecture;

namespace QaBot.Tests;

public sealed class QaBotApplicationTests
{
    private static readonly Dictionary<string, string> Documents = new()
    {
        ["pump.md"] = "# Pump manual\n\n## Reset\n\nTo reset the pump, hold the red button for three seconds.\n\n## Warranty\n\nThe warranty of the pump lasts five years.\n",
        ["garden.txt"] = "The garden opens at nine in the morning. Dogs must be kept on a lead.\n",
    };

    [Fact]
    public async Task Serve_Documents_SaysWhatWasIndexedAndWhereItListens()
    {
        await using var program = await QaBotApplication.StartAsync(Documents);

        var printed = program.Output.ToString();

        printed.ShouldContain("2 documents, ");
        printed.ShouldContain("indexed in ");
        printed.ShouldContain($"Chat: {program.Address.ToString().TrimEnd('/')}");
        printed.ShouldContain("/api/messages");
        printed.ShouldContain("Development mode");
        program.Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Serve_Question_IsAnsweredAndItsSourceOpensHighlighted()
    {
        const string file = "Kazakhstan-at-China-Eurasia-Expo.txt";
        var article = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "knowledge", file));
        await using var program = await QaBotApplication.StartAsync(
            new Dictionary<string, string>(Documents) { [file] = article }, realEncoder: true);

        var replies = await program.AskAsync("How much was trade between Kazakhstan and China in 2022?");

        var text = replies.Single(reply => reply.Type == "message").Text!;
        text.Replace("**", "", StringComparison.Ordinal).ShouldContain("24.1 billion in 2022. [1]");
        var link = Regex.Match(text, @"/sources/[^\s)#""]+").Value;
        var page = await program.Client.GetStringAsync(new Uri(WebUtility.HtmlDecode(link), UriKind.Relative));
        page.ShouldContain("<mark id=\"quote\">According to Zhumangarin, mutual trade hit a record $24.1 billion in 2022.</mark>");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/sources/style.css")]
    public async Task Serve_KnownAddress_IsAnswered(string path)
    {
        await using var program = await QaBotApplication.StartAsync(Documents);

        using var response = await program.Client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Serve_CorruptIndex_KeepsItAsideSaysSoAndAnswers()
    {
        var damaged = new string('x', 10_000);
        await using var program = await QaBotApplication.StartAsync(Documents, indexFile: damaged);

        var kept = Directory.GetFiles(Path.GetDirectoryName(program.IndexFile)!, "index.db.corrupt-*").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(kept)).ShouldBe(damaged);
        program.Error.ToString().ShouldContain($"was kept as {kept}; all documents are indexed anew.");
        (await program.AskAsync("How do I reset the pump?")).ShouldContain(reply => reply.Text!.Contains("red button"));
    }

    [Fact]
    public async Task Serve_EmptyFolder_StartsAndSaysSo()
    {
        await using var program = await QaBotApplication.StartAsync(new Dictionary<string, string>());

        program.Output.ToString().ShouldContain("is empty");
        (await program.AskAsync("hi")).ShouldNotBeEmpty();
    }
}
