using Microsoft.Playwright;

namespace QaBot.EndToEnd;

/// <summary>The chat page of the program in a browser, as a person uses it.</summary>
internal sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator Input => page.Locator("[data-id='webchat-sendbox-input']");

    public ILocator Transcript => page.Locator(".webchat__basic-transcript");

    /// <summary>The sources below the answers; each opens its passage.</summary>
    public ILocator Sources => page.Locator(".webchat__link-definitions__list-item-box");

    /// <summary>The passage of the source that was opened.</summary>
    public ILocator Passage => page.Locator("dialog.webchat__citation-modal-dialog");

    private ILocator Messages => page.Locator(".webchat__basic-transcript__activity");

    /// <summary>Opens the page and waits for the welcome.</summary>
    public static async Task<ChatPage> OpenAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.ToString());
        await Assertions.Expect(page.Locator(".webchat__suggested-action").First).ToBeVisibleAsync();
        return new ChatPage(page);
    }

    public async Task AskAsync(string question)
    {
        await Input.FillAsync(question);
        await Input.PressAsync("Enter");
    }

    /// <summary>Chooses a file and sends it.</summary>
    public async Task UploadAsync(string name, byte[] content, string question = "")
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = content });
        await AskAsync(question);
    }

    /// <summary>Opens the passage of the last source, and from there its document.</summary>
    public async Task<IPage> OpenLastSourceAsync()
    {
        await Sources.Last.ClickAsync();
        return await page.RunAndWaitForPopupAsync(() => Passage.GetByRole(AriaRole.Link).ClickAsync());
    }

    /// <summary>Waits until somebody has said <paramref name="text"/>.</summary>
    public Task ShouldSayAsync(string text) => Assertions.Expect(Transcript).ToContainTextAsync(text);

    /// <summary>Waits until the header says how the connection stands.</summary>
    public Task ShouldBeAsync(string state) => Assertions.Expect(page.Locator("#state")).ToHaveTextAsync(state);

    /// <summary>What stands in the transcript, from the top: one text per message.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync() => await Messages.AllInnerTextsAsync();

    /// <summary>The token with which this page would come back to its conversation.</summary>
    public async Task<string> TokenAsync() =>
        await page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('qabot.conversation')).token");

    public async Task ShootAsync(string name) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Artifacts, $"{name}.png") });
}
