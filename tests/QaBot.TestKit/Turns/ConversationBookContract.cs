using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Turns;

/// <summary>What every <see cref="ConversationBook"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class ConversationBookContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>A book in which nothing is noted; the subclass disposes what it made.</summary>
    protected abstract ConversationBook Create();

    [Fact]
    public async Task FindAsync_Noted_GivesAllOfItBack()
    {
        var book = Create();
        var noted = Known("c|1;messageid=2") with { IsVouchedFor = true };
        await book.RememberAsync(noted, None);

        var found = (await book.FindAsync("MSTeams", "c|1;messageid=2", None)).ShouldNotBeNull();

        found.Route.ShouldBe("connector");
        found.IsVouchedFor.ShouldBeTrue();
        found.ParentBotAppId.ShouldBeNull();
        found.LastHeardAt.ShouldBe(Noon);
        found.Reference.ServiceUrl.ShouldBe("https://smba.trafficmanager.net/emea/");
        found.Reference.User!.Name.ShouldBe("Alex");
        found.Reference.Bot!.Id.ShouldBe("28:bot");
        found.Reference.Conversation!.TenantId.ShouldBe("t1");
        found.Reference.Locale.ShouldBe("en-GB");
        (await book.FindAsync("msteams", "C|1;messageid=2", None)).ShouldBeNull();
        (await book.FindAsync("webchat", "c|1;messageid=2", None)).ShouldBeNull();
    }

    [Fact]
    public async Task RememberAsync_Again_TakesTheNewer()
    {
        var book = Create();
        await book.RememberAsync(Known("c"), None);

        await book.RememberAsync(Known("c") with { LastHeardAt = Noon.AddDays(1), Route = "other" }, None);

        var found = (await book.FindAsync("msteams", "c", None)).ShouldNotBeNull();
        found.LastHeardAt.ShouldBe(Noon.AddDays(1));
        found.Route.ShouldBe("other");
        (await book.ListAsync(null, 10, None)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "p1", null)]
    [InlineData("p1", "p2", "p1")]
    [InlineData("p1", "p1", "p1")]
    [InlineData("p1", null, null)]
    public async Task RememberAsync_SaidByAParentBot_LeadsNobodyElsesMessagesToIt(string? first, string? second, string? kept)
    {
        var book = Create();
        await book.RememberAsync(Known("c") with { ParentBotAppId = first }, None);

        await book.RememberAsync(Known("c") with { ParentBotAppId = second, LastHeardAt = Noon.AddHours(1) }, None);

        var found = (await book.FindAsync("msteams", "c", None)).ShouldNotBeNull();
        found.ParentBotAppId.ShouldBe(kept);
        found.LastHeardAt.ShouldBe(second == kept ? Noon.AddHours(1) : Noon);
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachOnce()
    {
        var book = Create();
        foreach (var id in new[] { "b", "a", "c", "B", "é" })
        {
            await book.RememberAsync(Known(id), None);
            await book.RememberAsync(Known(id, "webchat"), None);
        }

        var found = new List<string>();
        for (KnownConversation? last = null; await book.ListAsync(last, 3, None) is { Count: > 0 } page; last = page[^1])
        {
            page.Count.ShouldBeLessThanOrEqualTo(3);
            found.AddRange(page.Select(known => $"{known.Reference.ChannelId}/{known.Reference.Conversation!.Id}"));
        }

        found.Count.ShouldBe(10);
        found.Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public async Task ForgetAsync_Noted_IsGoneAndOthersStay()
    {
        var book = Create();
        await book.RememberAsync(Known("c"), None);
        await book.RememberAsync(Known("d"), None);

        await book.ForgetAsync("MSTEAMS", "c", None);
        await book.ForgetAsync("msteams", "never", None);

        (await book.FindAsync("msteams", "c", None)).ShouldBeNull();
        (await book.FindAsync("msteams", "d", None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task RememberAsync_Cancelled_ChangesNothing()
    {
        var book = Create();

        await Should.ThrowAsync<OperationCanceledException>(async () => await book.RememberAsync(Known("c"), new CancellationToken(true)));

        (await book.FindAsync("msteams", "c", None)).ShouldBeNull();
    }

    /// <summary>A conversation with Alex.</summary>
    protected static KnownConversation Known(string conversation, string channel = "msteams") => new()
    {
        Route = "connector",
        LastHeardAt = Noon,
        Reference = new ConversationReference
        {
            ChannelId = channel,
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
            Conversation = new ConversationAccount { Id = conversation, TenantId = "t1" },
            User = new ChannelAccount { Id = "29:alex", Name = "Alex" },
            Bot = new ChannelAccount { Id = "28:bot" },
            Locale = "en-GB",
        },
    };
}
