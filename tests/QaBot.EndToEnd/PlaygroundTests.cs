using System.Globalization;
using Microsoft.Playwright;

namespace QaBot.EndToEnd;

/// <summary>Microsoft 365 Agents Playground, the successor of Bot Framework Emulator, talking to the bot as Teams does.</summary>
[Collection(BotCollection.Name)]
public sealed class PlaygroundTests(RunningBot bot, Browser browser)
{
    [Fact]
    public async Task Ask_InThePersonalChat_AnswersWithACitation()
    {
        await ClientPackages.EnsureAsync();
        await using var playground = await StartAsync();
        var page = await browser.NewPageAsync(1400, 900);
        await page.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        await page.GotoAsync(playground.Url);
        var box = page.Locator("div[role=textbox][contenteditable=true]").First;
        await box.WaitForAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("QaBot");

        await box.ClickAsync();
        await page.Keyboard.TypeAsync(Questions.Trade);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".fai-OutputCard").Last).ToContainTextAsync("$24.1 billion");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Artifacts, "playground.png") });
    }

    [Theory]
    [InlineData("Group Chat", "group")]
    [InlineData("My Team - General", "channel")]
    public async Task Ask_AmongOthersWithAMention_AnswersThere(string chat, string shot)
    {
        await ClientPackages.EnsureAsync();
        await using var playground = await StartAsync();
        var page = await browser.NewPageAsync(1400, 900);
        await page.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        await page.GotoAsync(playground.Url);
        await page.GetByRole(AriaRole.Treeitem, new() { Name = chat }).ClickAsync();
        var box = page.Locator("div[role=textbox][contenteditable=true]").First;
        await box.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.Locator("[role=listbox]").GetByText("Test Bot").First.ClickAsync();
        await page.Keyboard.TypeAsync($" {Questions.Trade}");
        var post = page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true });
        await (await post.CountAsync() > 0 ? post.First.ClickAsync() : page.Keyboard.PressAsync("Enter"));

        // Drawn, not in the log beside it: there stand the asterisks around the highlighted words.
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("$24.1 billion in 2022.");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Artifacts, $"playground-{shot}.png") });
    }

    private async Task<Playground> StartAsync()
    {
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var url = $"http://127.0.0.1:{port}/";
        var folder = Directory.CreateTempSubdirectory("qabot-playground-").FullName;
        var process = ChildProcess.Start("node", folder,
        [
            "-r", Path.Combine(Repository.Clients, "loopback-only.cjs"),
            Path.Combine(Repository.Clients, "node_modules", "@microsoft", "m365agentsplayground", "cli.js"),
            "start", "-e", bot.Messages.ToString(), "-c", "msteams", "-p", port, "--su", $"{url}_connector", "--dt",
        ]);
        var playground = new Playground(process, url, folder);
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () => await AnswersAsync(http, new Uri($"{url}_internal/v1/config")),
            TimeSpan.FromSeconds(60),
            () => $"the Playground does not answer; it printed:\n{process.Output}");
        return playground;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri url)
    {
        try
        {
            using var response = await http.GetAsync(url);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private sealed class Playground(ChildProcess process, string url, string folder) : IAsyncDisposable
    {
        public string Url => url;

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
