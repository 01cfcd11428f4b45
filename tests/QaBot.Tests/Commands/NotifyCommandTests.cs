using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Commands;
using QaBot.Configuration;
using QaBot.TestKit;

namespace QaBot.Tests.Commands;

public sealed class NotifyCommandTests : CommandTests, IAsyncLifetime
{
    private FakeConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Theory]
    [InlineData("notify", "hi")]
    [InlineData("notify", "hi", "--all", "--to", "msteams/a")]
    [InlineData("notify", "--all")]
    [InlineData("notify", " ", "--all")]
    [InlineData("notify", "hi", "--all", "--file", "f.txt")]
    [InlineData("notify", "hi", "--to", "msteams")]
    [InlineData("notify", "hi", "--to", "msteams/")]
    [InlineData("notify", "hi", "--all", "--pace", "0")]
    [InlineData("notify", "hi", "--all", "--pace", "51")]
    [InlineData("notify", "hi", "--resume")]
    [InlineData("notify", "--resume", "--all")]
    public async Task Notify_WrongUsage_SaysSoAndExitsTwo(params string[] command)
    {
        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Notify_TooLong_SaysWhatIsAllowed()
    {
        var run = await RunAsync("notify", new string('x', 4_001), "--all");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("has 4,001 characters, at most 4,000 are sent");
        run.Error.ShouldContain("QaBot:Notices:MaxCharacters");
    }

    [Fact]
    public async Task Notify_NobodyKnown_ExitsThree()
    {
        var run = await RunAsync("notify", "hi", "--all");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("does not know any conversation yet");
        (await RunAsync("notify", "--resume")).Error.ShouldContain("No notice was cut off");
        (await RunAsync("notify", "hi", "--to", "msteams/a")).Error.ShouldContain("does not know the conversation 'msteams/a'");
    }

    [Fact]
    public async Task Notify_NoServer_SendsItself()
    {
        await KnowAsync("a", "b");
        var file = Write("notice.txt", "The canteen\nis closed.\n");

        var preview = await RunAsync("notify", "--dry-run", "--all");
        var run = await RunAsync("notify", "--file", file, "--all", "--pace", "50");

        preview.ExitCode.ShouldBe(0, preview.Error);
        preview.Output.ShouldContain("It would go to 2 conversations. Nothing was sent.");
        preview.Output.ShouldContain("  emulator/a (Alex)");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("Sent to 2 of 2 conversations.");
        (await _connector.NextAsync()).Activity.Text!.ShouldContain("The canteen");
        _connector.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Notify_AServerRuns_ReachesItThroughTheDataFolder()
    {
        WriteManual();
        await KnowAsync("a", "b", "c");
        await using var server = await Server.StartAsync(
            new HostSettings
            {
                WorkingDirectory = Folder,
                Knowledge = Knowledge,
                Data = Data,
                Urls = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"),
            },
            Terminal.Over(TextWriter.Null, TextWriter.Null),
            CancellationToken.None,
            QaBotApplication.UseWordCounts);

        // The first who uses the conversations takes hold of them.
        await server.Services.GetRequiredService<ConversationBook>().ListAsync(null, 1, CancellationToken.None);

        var preview = await RunAsync("notify", "hi", "--dry-run", "--all");
        var run = await RunAsync("notify", "The canteen is closed.", "--all", "--pace", "50");

        preview.Output.ShouldContain("It would go to 3 conversations.");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("Sent to 3 of 3 conversations.");
        _connector.Count.ShouldBe(3);
        Directory.GetFiles(Path.Combine(Data, "notices")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Feedback_NothingKeptYet_SaysNought()
    {
        var run = await RunAsync("feedback");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("0 answers, 0 of them that the documents don't say.");
        (await RunAsync("feedback", "--json")).Output.ShouldContain("\"likes\": 0");
        (await RunAsync("feedback", "--comments", "-1")).ExitCode.ShouldBe(2);
    }

    private async Task KnowAsync(params string[] conversations)
    {
        await using var provider = EngineHost.Build(new HostSettings { WorkingDirectory = Folder, Knowledge = Knowledge, Data = Data });
        var book = provider.GetRequiredService<ConversationBook>();
        foreach (var conversation in conversations)
        {
            var known = new KnownConversation
            {
                Route = "connector",
                LastHeardAt = provider.GetRequiredService<TimeProvider>().GetUtcNow(),
                Reference = new ConversationReference
                {
                    ChannelId = ChannelIds.Emulator,
                    ServiceUrl = _connector.Url,
                    Conversation = new ConversationAccount { Id = conversation },
                    User = new ChannelAccount { Id = "u", Name = "Alex" },
                    Bot = new ChannelAccount { Id = "b" },
                },
            };
            await book.RememberAsync(known, CancellationToken.None);
        }
    }
}
