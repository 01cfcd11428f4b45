using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QaBot.EndToEnd;

/// <summary>The page that the program serves, in a real browser.</summary>
[Collection(BotCollection.Name)]
public sealed partial class WebChatTests(RunningBot bot, Browser browser)
{
    [Fact]
    public async Task Ask_QuestionTheDocumentsAnswer_CitationOpensTheDocumentAtTheHighlightedSentence()
    {
        var page = await OpenAsync();

        await AskAsync(page, Questions.Trade);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync("$24.1 billion");
        var citation = page.Locator("a[href*='/sources/']").First;
        await Assertions.Expect(citation).ToBeVisibleAsync();
        await ShootAsync(page, "answer");

        var viewer = await page.RunAndWaitForPopupAsync(() => citation.ClickAsync());
        var quote = viewer.Locator("mark#quote");
        await Assertions.Expect(quote).ToContainTextAsync(Questions.TradeAnswer);
        await Assertions.Expect(quote).ToBeInViewportAsync();
        await ShootAsync(viewer, "viewer");
    }

    [Fact]
    public async Task Ask_QuestionTheDocumentsDoNotAnswer_SaysSoAndOffersQuestionsThatWork()
    {
        var page = await OpenAsync();

        await AskAsync(page, Questions.Unanswerable);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync(DontSay());
        var suggestions = page.Locator(".webchat__suggested-action");
        await Assertions.Expect(suggestions.First).ToBeVisibleAsync();
        (await suggestions.CountAsync()).ShouldBeInRange(2, 3);
        await ShootAsync(page, "not-found");

        await suggestions.First.ClickAsync();
        await Assertions.Expect(page.Locator("a[href*='/sources/']").First).ToBeVisibleAsync();
        await ShootAsync(page, "suggestion-taken");
    }

    [Fact]
    public async Task Open_FreshPage_GreetsWithStartersAndTheInputHasTheFocus()
    {
        var page = await OpenAsync();

        await Assertions.Expect(page.Locator(".webchat__suggested-action")).ToHaveCountAsync(3);
        await Assertions.Expect(Input(page)).ToBeFocusedAsync();
        await ShootAsync(page, "welcome");
    }

    [Fact]
    public async Task Ask_ByKeyboardAlone_Works()
    {
        var page = await OpenAsync();

        await page.Keyboard.TypeAsync("hi");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Transcript(page)).ToContainTextAsync(Greeting());
    }

    [Fact]
    public async Task Reload_InTheMiddleOfAConversation_ShowsWhatWasSaid()
    {
        var page = await OpenAsync();
        await AskAsync(page, Questions.Trade);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync("$24.1 billion");

        await page.ReloadAsync();

        await Assertions.Expect(Transcript(page)).ToContainTextAsync("$24.1 billion");
    }

    [Theory]
    [InlineData(1100, 800, ColorScheme.Dark, "dark")]
    [InlineData(360, 740, ColorScheme.Light, "phone")]
    public async Task Ask_DarkOrOnAPhone_FitsTheScreen(int width, int height, ColorScheme scheme, string name)
    {
        var page = await OpenAsync(width, height, scheme);

        await AskAsync(page, Questions.Trade);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync("$24.1 billion");
        await Assertions.Expect(page.Locator("a[href*='/sources/']").First).ToBeVisibleAsync();

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBe(0, "the page scrolls sideways");
        await ShootAsync(page, name);
    }

    [Fact]
    public async Task Open_ThePage_AsksNobodyElseAndBreaksNoRuleOfItsOwn()
    {
        var page = await browser.NewPageAsync();
        var foreign = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.Authority != bot.Address.Authority)
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync(bot.Address.ToString());
        await AskAsync(page, Questions.Trade);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync("$24.1 billion");

        foreign.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    private async Task<IPage> OpenAsync(int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.NewPageAsync(width, height, scheme);
        await page.GotoAsync(bot.Address.ToString());
        await Assertions.Expect(page.Locator(".webchat__suggested-action").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await Input(page).FillAsync(question);
        await Input(page).PressAsync("Enter");
    }

    private static ILocator Input(IPage page) => page.Locator("[data-id='webchat-sendbox-input']");

    private static ILocator Transcript(IPage page) => page.Locator(".webchat__basic-transcript");

    private static async Task ShootAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Artifacts, $"{name}.png") });

    [GeneratedRegex("documents do(n['’]t| not) say", RegexOptions.IgnoreCase)]
    private static partial Regex DontSay();

    [GeneratedRegex("QaBot|documents", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();
}
