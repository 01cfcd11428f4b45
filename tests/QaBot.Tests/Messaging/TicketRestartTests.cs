using Microsoft.Extensions.Configuration;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>The program ends at each point on the way to a person and back; another goes on over the same file.</summary>
public sealed class TicketRestartTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private TicketHost _host = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Yes_RestartedAfterTheForm_IsNoQuestionForTheDocuments()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");
        await RestartAsync();

        (await _host.SayAsync("yes")).ShouldNotBeNull().ShouldStartWith("I was restarted and no longer have your question.");
        (await _host.SayAsync("Why?")).ShouldNotBeNull().ShouldStartWith("Ticket T-");
        (await _host.CurrentAsync())!.Question.ShouldBe("Why?");
    }

    [Fact]
    public async Task No_RestartedAfterTheForm_AsksNobody()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");
        await RestartAsync();

        (await _host.SayAsync("no")).ShouldNotBeNull().ShouldStartWith("All right, I have asked nobody.");
        await RestartAsync();
        (await _host.SayAsync("no")).ShouldNotBeNull().ShouldStartWith("The documents don't say.");
    }

    [Fact]
    public async Task Yes_RestartedBeforeItWasAnswered_IsToldTheTicketAndOpensNoOther()
    {
        await _host.SayAsync("Why?");
        await _host.SayAsync("ask a person");
        var yes = _host.Message("yes");
        await _host.SayAsync(yes);
        var ticket = (await _host.CurrentAsync()).ShouldNotBeNull();
        await RestartAsync();

        (await _host.TakeUpAsync(yes)).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} is open already");

        (await _host.Store.ListCurrentAsync(10, None)).ShouldHaveSingleItem().Id.ShouldBe(ticket.Id);
        (await _host.Store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ticket_RestartedWhileOpen_IsRemindedOfOnceAndStaysTheOnlyOne()
    {
        var ticket = await _host.OpenAsync();
        await RestartAsync();

        (await _host.SayAllAsync(_host.Message("known"))).Count.ShouldBe(2);
        await RestartAsync();
        (await _host.SayAsync("known again")).ShouldBe("answer to known again");
        (await _host.SayAsync("ask a person")).ShouldNotBeNull().ShouldStartWith($"Ticket {ticket.Id} is open already");
    }

    [Fact]
    public async Task Message_RestartedWhileTaken_StillGoesToThePerson()
    {
        await _host.OpenAsync();
        await _host.ReplyAsync("r1", "", takes: true);
        await RestartAsync();

        (await _host.SayAsync("known")).ShouldBeNull();

        (await _host.CurrentAsync())!.Transcript[^1].Text.ShouldBe("known");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_RestartedBeforeOrAfterItWasPassedOn_IsThereOnceAndNothingIsSaid(bool wasPassedOn)
    {
        await _host.OpenAsync();
        await _host.ReplyAsync("r1", "", takes: true);
        var message = _host.Message("known");
        if (wasPassedOn)
        {
            await _host.SayAsync(message);
        }

        await RestartAsync();

        (await _host.TakeUpAsync(message)).ShouldBeNull();
        (await _host.CurrentAsync())!.Transcript.Count(line => line.Text == "known").ShouldBe(1);
    }

    [Fact]
    public async Task Ticket_RestartedAfterItWasClosed_TheBotAnswers()
    {
        await _host.OpenAsync();
        await _host.ReplyAsync("r1", "So.", takes: true);
        await _host.ReplyAsync("r2", "Bye.", closes: true);
        await RestartAsync();

        (await _host.SayAsync("known")).ShouldBe("answer to known");
        (await _host.TakeUpAsync(_host.Message("Why?"))).ShouldBe("I was restarted while I looked for the answer. Please ask again.");
        (await _host.Store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, None)).ShouldHaveSingleItem().Id.ShouldBe("r1");
    }

    private async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = await StartAsync();
    }

    private Task<TicketHost> StartAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("QaBot:Data:Folder", _folder.Path)]).Build();
        return TicketHost.StartAsync(services => services.AddConversationStore(settings));
    }
}
