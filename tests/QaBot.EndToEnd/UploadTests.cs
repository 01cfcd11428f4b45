using System.Text;
using Microsoft.Playwright;

namespace QaBot.EndToEnd;

/// <summary>A document dropped into the chat, in a real browser, by a program that takes files.</summary>
public sealed class UploadTests(UploadingBot bot, Browser browser) : IClassFixture<UploadingBot>, IClassFixture<Browser>
{
    private const string Lease = "# Lease of the boathouse\n\nThe boathouse of Zumberak is leased to the rowing club until 31 May 2031.\n";
    private const string Question = "Until when is the boathouse of Zumberak leased?";
    private const string Answer = "31 May 2031";

    [Fact]
    public async Task Drop_ADocument_AnswersInThatConversationAndInNoOther()
    {
        var mine = await OpenAsync();
        await mine.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "lease.txt",
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(Lease),
        });
        await Input(mine).FillAsync(Question);
        await Input(mine).PressAsync("Enter");

        await Assertions.Expect(Transcript(mine)).ToContainTextAsync("I have read lease.txt (1 passage). Ask me about it.", Patient);
        await Assertions.Expect(Transcript(mine)).ToContainTextAsync(Answer, Patient);
        await ShootAsync(mine, "upload-answer");
        var citation = mine.Locator("a[href*='/sources/']").Last;
        var viewer = await mine.RunAndWaitForPopupAsync(() => citation.ClickAsync());
        await Assertions.Expect(viewer.Locator("mark#quote")).ToContainTextAsync(Answer);
        await ShootAsync(viewer, "upload-viewer");

        var theirs = await OpenAsync();
        await AskAsync(theirs, Question);
        await Assertions.Expect(Transcript(theirs)).ToContainTextAsync("say", Patient);
        (await Transcript(theirs).InnerTextAsync()).ShouldNotContain(Answer);
        await ShootAsync(theirs, "upload-elsewhere");

        // Beside the running server, over its own data folder.
        var (exitCode, output) = await ChildProcess.RunAsync(
            "dotnet", Repository.Root, [Repository.Program, "ask", Question, "--knowledge", Repository.Knowledge, "--data", bot.Data], TimeSpan.FromSeconds(60));
        exitCode.ShouldBe(3, output);
        output.ShouldNotContain(Answer);
    }

    [Fact]
    public async Task Restart_InTheMiddle_KeepsTheConversationAndItsDocument()
    {
        var page = await OpenAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "lease.txt",
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(Lease),
        });
        await Input(page).PressAsync("Enter");
        await Assertions.Expect(Transcript(page)).ToContainTextAsync("I have read lease.txt", Patient);

        await bot.RestartAsync();

        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Connected", new() { Timeout = 60_000 });
        await AskAsync(page, Question);
        await Assertions.Expect(Transcript(page)).ToContainTextAsync(Answer, Patient);
        await ShootAsync(page, "upload-after-restart");
    }

    private static LocatorAssertionsToContainTextOptions Patient => new() { Timeout = 60_000 };

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.NewPageAsync();
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
}
