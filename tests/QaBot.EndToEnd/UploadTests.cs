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
        await mine.UploadAsync("lease.txt", Encoding.UTF8.GetBytes(Lease), Question);

        await mine.ShouldSayAsync("I have read lease.txt (1 passage). Ask me about it.");
        await mine.ShouldSayAsync(Answer);
        await mine.ShootAsync("upload-answer");
        var viewer = new ChatPage(await mine.OpenLastSourceAsync());
        await Assertions.Expect(viewer.Page.Locator("mark#quote")).ToContainTextAsync(Answer);
        await viewer.ShootAsync("upload-viewer");

        var theirs = await OpenAsync();
        await theirs.AskAsync(Question);
        await theirs.ShouldSayAsync(Questions.NotSaid);
        (await theirs.Transcript.InnerTextAsync()).ShouldNotContain(Answer);
        await theirs.ShootAsync("upload-elsewhere");

        // Beside the running server, over its own data folder.
        var (exitCode, output) = await ChildProcess.RunAsync(
            "dotnet", Repository.Root, [Repository.Program, "ask", Question, "--knowledge", Repository.Knowledge, "--data", bot.Data], TimeSpan.FromSeconds(60));
        exitCode.ShouldBe(3, output);
        output.ShouldNotContain(Answer);
    }

    [Fact]
    public async Task Restart_InTheMiddle_KeepsTheConversationAndItsDocument()
    {
        var chat = await OpenAsync();
        await chat.UploadAsync("lease.txt", Encoding.UTF8.GetBytes(Lease));
        await chat.ShouldSayAsync("I have read lease.txt");

        await bot.RestartAsync();

        await chat.ShouldBeAsync("Connected");
        await chat.AskAsync(Question);
        await chat.ShouldSayAsync(Answer);
        await chat.ShootAsync("upload-after-restart");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Upload_NameOfTheFile_CanBeReadOnItsGround(ColorScheme scheme)
    {
        var chat = await OpenAsync(scheme);
        await chat.UploadAsync("lease.txt", Encoding.UTF8.GetBytes(Lease));
        await chat.ShouldSayAsync("I have read lease.txt");

        var name = chat.Page.Locator(".webchat__fileContent__fileName");
        var colour = await name.EvaluateAsync<string>("name => getComputedStyle(name).color");

        colour.ShouldBe("rgb(255, 255, 255)", "white as what the person writes");
        await chat.ShootAsync($"upload-{scheme}");
    }

    private async Task<ChatPage> OpenAsync(ColorScheme scheme = ColorScheme.Light) =>
        await ChatPage.OpenAsync(await browser.NewPageAsync(scheme: scheme), bot.Address);
}
