namespace QaBot.EndToEnd;

/// <summary>Web Chat over a line that is cut in the middle of a conversation.</summary>
[Collection(BotCollection.Name)]
public sealed class ReconnectionTests(RunningBot bot, Browser browser)
{
    [Fact]
    public async Task Chat_LineCutTwice_GoesOnInOrderWithNothingMissingAndNothingTwice()
    {
        await using var proxy = CuttingProxy.Before(bot.Address);
        var page = await browser.NewPageAsync();
        var sockets = 0;
        page.WebSocket += (_, _) => sockets++;
        var chat = await ChatPage.OpenAsync(page, proxy.Address);
        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync(Questions.TradeAnswer);

        // The question goes by a request of its own, at once; its answer waits for the stream to come back.
        proxy.Cut();
        await chat.AskAsync(Questions.Unanswerable);
        await chat.ShouldSayAsync(Questions.NotSaid);
        proxy.Cut();
        await chat.AskAsync(Questions.Companies);
        await chat.ShouldSayAsync(Questions.CompaniesAnswer);

        await chat.ShouldBeAsync("Connected");
        var said = await chat.MessagesAsync();
        await chat.ShootAsync("reconnected");
        sockets.ShouldBe(3, "one at first, and one after each cut");
        string[] expected =
        [
            "QaBot", Questions.Trade, Questions.TradeAnswer, Questions.Unanswerable, Questions.NotSaid, Questions.Companies, Questions.CompaniesAnswer,
        ];
        said.Count.ShouldBe(expected.Length, string.Join("\n---\n", said));
        for (var i = 0; i < expected.Length; i++)
        {
            said[i].ShouldContain(expected[i]);
        }
    }
}
