using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QaBot.EndToEnd;

/// <summary>The page that the program serves, in a real browser.</summary>
[Collection(BotCollection.Name)]
public sealed partial class WebChatTests(RunningBot bot, Browser browser)
{
    [Fact]
    public async Task Ask_QuestionTheDocumentsAnswer_SourceOpensThePassageAndThenTheDocumentAtTheSentence()
    {
        var chat = await OpenAsync();

        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync("$24.1 billion");
        await Assertions.Expect(chat.Sources.First).ToBeVisibleAsync();
        await chat.ShootAsync("answer");

        await chat.Sources.First.ClickAsync();
        await Assertions.Expect(chat.Passage).ToContainTextAsync(Questions.TradeAnswer);
        await chat.ShootAsync("passage");

        var viewer = await chat.Page.RunAndWaitForPopupAsync(() => chat.Passage.GetByRole(AriaRole.Link).ClickAsync());
        var quote = viewer.Locator("mark#quote");
        await Assertions.Expect(quote).ToContainTextAsync(Questions.TradeAnswer);
        await Assertions.Expect(quote).ToBeInViewportAsync();
        await new ChatPage(viewer).ShootAsync("viewer");
    }

    [Fact]
    public async Task Ask_QuestionTheDocumentsDoNotAnswer_SaysSoAndOffersQuestionsThatWork()
    {
        var chat = await OpenAsync();

        await chat.AskAsync(Questions.Unanswerable);
        await chat.ShouldSayAsync(Questions.NotSaid);
        var suggestions = chat.Page.Locator(".webchat__suggested-action");
        await Assertions.Expect(suggestions.First).ToBeVisibleAsync();
        (await suggestions.CountAsync()).ShouldBeInRange(2, 3);
        await chat.ShootAsync("not-found");

        await suggestions.First.ClickAsync();
        await Assertions.Expect(chat.Sources.First).ToBeVisibleAsync();
        await chat.ShootAsync("suggestion-taken");
    }

    [Fact]
    public async Task Open_FreshPage_GreetsWithStartersAndTheInputHasTheFocus()
    {
        var chat = await OpenAsync();

        await Assertions.Expect(chat.Page.Locator(".webchat__suggested-action")).ToHaveCountAsync(3);
        await Assertions.Expect(chat.Input).ToBeFocusedAsync();
        await chat.ShootAsync("welcome");
    }

    [Fact]
    public async Task Ask_ByKeyboardAlone_Works()
    {
        var chat = await OpenAsync();

        await chat.Page.Keyboard.TypeAsync("hi");
        await chat.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(chat.Transcript).ToContainTextAsync(Greeting());
    }

    [Fact]
    public async Task Reload_InTheMiddleOfAConversation_ShowsWhatWasSaid()
    {
        var chat = await OpenAsync();
        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync("$24.1 billion");

        await chat.Page.ReloadAsync();

        await chat.ShouldSayAsync("$24.1 billion");
    }

    [Theory]
    [InlineData(1100, 800, ColorScheme.Dark, "dark")]
    [InlineData(360, 740, ColorScheme.Light, "phone")]
    public async Task Ask_DarkOrOnAPhone_FitsTheScreen(int width, int height, ColorScheme scheme, string name)
    {
        var chat = await OpenAsync(width, height, scheme);

        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync("$24.1 billion");
        await Assertions.Expect(chat.Sources.First).ToBeVisibleAsync();

        var overflow = await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBe(0, "the page scrolls sideways");
        await chat.ShootAsync(name);
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

        var chat = await ChatPage.OpenAsync(page, bot.Address);
        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync("$24.1 billion");

        foreign.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    private async Task<ChatPage> OpenAsync(int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light) =>
        await ChatPage.OpenAsync(await browser.NewPageAsync(width, height, scheme), bot.Address);

    [GeneratedRegex("QaBot|documents", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();
}
