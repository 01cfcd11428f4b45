using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Turns;

/// <summary>What every <see cref="TurnJournal"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class TurnJournalContract
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty journal; the subclass disposes what it made.</summary>
    protected abstract TurnJournal Create();

    [Fact]
    public async Task EmptyJournal_UnknownIds_AreIgnored()
    {
        var journal = Create();

        await journal.MarkStartedAsync("unknown", None);
        await journal.RemoveAsync("unknown", None);

        (await journal.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AddAsync_Turn_ComesBackToTheLetter()
    {
        var journal = Create();
        using var data = JsonDocument.Parse("""{"a":[1,null,"\u00e9"],"b":{"c":1.50}}""");
        var turn = Turn(1, "ü 😀 \" \n") with { Route = "parent", IsVouchedFor = true, HasStarted = true };
        turn = turn with
        {
            Activity = turn.Activity with
            {
                CallerId = "urn:botframework:aadappid:1",
                Timestamp = Now,
                LocalTimestamp = new DateTimeOffset(2026, 3, 1, 13, 0, 0, 250, TimeSpan.FromHours(1)),
                ChannelData = data.RootElement.Clone(),
                Value = data.RootElement.Clone(),
                Properties = new Dictionary<string, JsonElement> { ["unheardOf"] = data.RootElement.Clone() },
            },
        };

        await journal.AddAsync(turn, None);

        var found = (await journal.ListAsync(None)).ShouldHaveSingleItem();
        (found with { Activity = turn.Activity }).ShouldBe(turn);
        found.Activity.CallerId.ShouldBe(turn.Activity.CallerId);
        Json(found.Activity).ShouldBe(Json(turn.Activity));
    }

    [Fact]
    public async Task ListAsync_Several_AreInTheOrderInWhichTheyCame()
    {
        var journal = Create();
        foreach (var number in new[] { 3, 1, 2, 9 })
        {
            await journal.AddAsync(Turn(number, $"{number}"), None);
        }

        await journal.RemoveAsync(Id(9), None);
        await journal.AddAsync(Turn(4, "4"), None);
        await journal.MarkStartedAsync(Id(3), None);

        (await journal.ListAsync(None)).Select(turn => turn.Activity.Text).ShouldBe(["3", "1", "2", "4"]);
    }

    [Fact]
    public async Task MarkStartedAsync_Turn_IsNotedOfItAlone()
    {
        var journal = Create();
        await journal.AddAsync(Turn(1, "one"), None);
        await journal.AddAsync(Turn(2, "two"), None);

        await journal.MarkStartedAsync(Id(2), None);
        await journal.MarkStartedAsync(Id(2), None);

        (await journal.ListAsync(None)).Select(turn => turn.HasStarted).ShouldBe([false, true]);
    }

    [Fact]
    public async Task AddAsync_IdThatIsThere_LeavesItAsItStands()
    {
        var journal = Create();
        await journal.AddAsync(Turn(1, "one"), None);
        await journal.AddAsync(Turn(2, "two"), None);

        await journal.AddAsync(Turn(1, "again"), None);

        (await journal.ListAsync(None)).Select(turn => turn.Activity.Text).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task AddAsync_Cancelled_WritesNothing()
    {
        var journal = Create();

        await Should.ThrowAsync<OperationCanceledException>(async () => await journal.AddAsync(Turn(1, "one"), new CancellationToken(true)));

        (await journal.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AllWrites_ManyAtOnce_LoseNothing()
    {
        var journal = Create();

        await Parallel.ForEachAsync(Enumerable.Range(1, 200), async (number, cancellationToken) =>
        {
            await journal.AddAsync(Turn(number, $"{number}"), cancellationToken);
            await journal.MarkStartedAsync(Id(number), cancellationToken);
            if (number % 2 == 0)
            {
                await journal.RemoveAsync(Id(number), cancellationToken);
            }
        });

        var left = await journal.ListAsync(None);
        left.Select(turn => turn.Id).ShouldBe(Enumerable.Range(1, 200).Where(number => number % 2 == 1).Select(Id), ignoreOrder: true);
        left.ShouldAllBe(turn => turn.HasStarted);
    }

    private static PendingTurn Turn(int number, string text) => new()
    {
        Id = Id(number),
        Route = "connector",
        ReceivedAt = Now.AddSeconds(-number),
        Activity = new Activity
        {
            Type = ActivityTypes.Message, Id = $"m{number}", ChannelId = "msteams", Text = text, Conversation = new ConversationAccount { Id = "c" },
        },
    };

    private static string Id(int number) => $"{number:x32}";

    private static string Json(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Options);
}
