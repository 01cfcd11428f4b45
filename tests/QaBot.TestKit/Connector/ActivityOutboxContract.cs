using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Connector;

/// <summary>What every <see cref="ActivityOutbox"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class ActivityOutboxContract
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty outbox; the subclass disposes what it made.</summary>
    protected abstract ActivityOutbox Create();

    [Fact]
    public async Task EmptyOutbox_AnyQuestion_GivesNothing()
    {
        var outbox = Create();

        (await outbox.ListDueAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
        (await outbox.IsWaitingAsync(Message("c", "x"), None)).ShouldBeFalse();
        (await outbox.CountAsync(None)).ShouldBe(0);
        await outbox.RemoveAsync("unknown", None);
        await outbox.DeferAsync("unknown", Now, None);
        (await outbox.CountAsync(None)).ShouldBe(0);
    }

    [Fact]
    public async Task AddAsync_Activity_ComesBackToTheLetter()
    {
        var outbox = Create();
        using var data = JsonDocument.Parse("""{"a":[1,null,"\u00e9"]}""");
        var added = Undelivered(1, "a:1|x;y", "ü 😀 \" \n") with
        {
            Target = new ConnectorTarget("https://smba.trafficmanager.net/emea/", IsVouchedFor: true, Audience: "parent"),
            Attempts = 0,
        };
        added = added with { Activity = added.Activity with { ReplyToId = "m|1", ChannelData = data.RootElement.Clone() } };

        await outbox.AddAsync(added, None);

        var found = (await outbox.ListDueAsync(Now, 10, None)).ShouldHaveSingleItem();
        (found with { Activity = added.Activity }).ShouldBe(added);
        Json(found.Activity).ShouldBe(Json(added.Activity));
    }

    [Fact]
    public async Task ListDueAsync_SeveralOfOneConversation_GivesTheOldestAlone()
    {
        var outbox = Create();
        await Add(outbox, Undelivered(1, "c", "one"), Undelivered(2, "c", "two"), Undelivered(3, "c", "three"));

        (await DueTexts(outbox)).ShouldBe(["one"]);
        await outbox.RemoveAsync(Id(1), None);
        (await DueTexts(outbox)).ShouldBe(["two"]);
        await outbox.RemoveAsync(Id(2), None);
        (await DueTexts(outbox)).ShouldBe(["three"]);
    }

    [Fact]
    public async Task ListDueAsync_OldestNotDue_HoldsThoseBehindItBack()
    {
        var outbox = Create();
        await Add(outbox, Undelivered(1, "c", "one") with { NextAttemptAt = Now.AddSeconds(1) }, Undelivered(2, "c", "two"));

        (await DueTexts(outbox)).ShouldBeEmpty();
        (await outbox.ListDueAsync(Now.AddSeconds(1), 10, None)).ShouldHaveSingleItem().Activity.Text.ShouldBe("one");
    }

    [Fact]
    public async Task ListDueAsync_SeveralConversations_GivesTheLongestDueFirstUpToTheLimit()
    {
        var outbox = Create();
        await Add(
            outbox,
            Undelivered(1, "a", "late") with { NextAttemptAt = Now.AddMilliseconds(-1) },
            Undelivered(2, "b", "earliest") with { NextAttemptAt = Now.AddMinutes(-2) },
            Undelivered(3, "c", "early") with { NextAttemptAt = Now.AddMinutes(-1) });

        (await DueTexts(outbox)).ShouldBe(["earliest", "early", "late"]);
        (await outbox.ListDueAsync(Now, 2, None)).Select(one => one.Activity.Text).ShouldBe(["earliest", "early"]);
    }

    [Fact]
    public async Task ListDueAsync_SameConversationIdOnTwoChannels_AreTwoConversations()
    {
        var outbox = Create();
        var elsewhere = Undelivered(2, "c", "two");
        await Add(outbox, Undelivered(1, "c", "one"), elsewhere with { Activity = elsewhere.Activity with { ChannelId = "webchat" } });

        (await DueTexts(outbox)).ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task IsWaitingAsync_OneWaits_IsTrueForItsConversationAlone()
    {
        var outbox = Create();
        await Add(outbox, Undelivered(1, "c", "one") with { NextAttemptAt = Now.AddHours(1) });

        (await outbox.IsWaitingAsync(Message("c", "next"), None)).ShouldBeTrue();
        (await outbox.IsWaitingAsync(Message("C", "next"), None)).ShouldBeFalse();
        (await outbox.IsWaitingAsync(Message("d", "next"), None)).ShouldBeFalse();
        (await outbox.IsWaitingAsync(Message("c", "next") with { ChannelId = "webchat" }, None)).ShouldBeFalse();

        await outbox.RemoveAsync(Id(1), None);
        (await outbox.IsWaitingAsync(Message("c", "next"), None)).ShouldBeFalse();
    }

    [Fact]
    public async Task DeferAsync_Waiting_CountsTheAttemptAndKeepsThePlace()
    {
        var outbox = Create();
        await Add(outbox, Undelivered(1, "c", "one"), Undelivered(2, "c", "two"));

        await outbox.DeferAsync(Id(1), Now.AddSeconds(5), None);
        await outbox.DeferAsync(Id(1), Now.AddSeconds(10), None);

        (await outbox.ListDueAsync(Now.AddSeconds(9), 10, None)).ShouldBeEmpty();
        var deferred = (await outbox.ListDueAsync(Now.AddSeconds(10), 10, None)).ShouldHaveSingleItem();
        (deferred.Id, deferred.Attempts, deferred.NextAttemptAt).ShouldBe((Id(1), 2, Now.AddSeconds(10)));
        deferred.AddedAt.ShouldBe(Now.AddHours(-1));
    }

    [Fact]
    public async Task AddAsync_ManyAtOnce_KeepsThemAll()
    {
        var outbox = Create();

        await Parallel.ForEachAsync(Enumerable.Range(1, 100), async (number, cancellationToken) =>
            await outbox.AddAsync(Undelivered(number, $"c{number % 10}", $"{number}"), cancellationToken));

        (await outbox.CountAsync(None)).ShouldBe(100);
        (await outbox.ListDueAsync(Now, 1_000, None)).Count.ShouldBe(10);
    }

    private static async Task Add(ActivityOutbox outbox, params UndeliveredActivity[] all)
    {
        foreach (var one in all)
        {
            await outbox.AddAsync(one, None);
        }
    }

    private static async Task<IEnumerable<string?>> DueTexts(ActivityOutbox outbox) =>
        (await outbox.ListDueAsync(Now, 100, None)).Select(one => one.Activity.Text);

    private static UndeliveredActivity Undelivered(int number, string conversation, string text) => new()
    {
        Id = Id(number),
        Target = new ConnectorTarget("http://localhost:1/", IsVouchedFor: false),
        Activity = Message(conversation, text),
        AddedAt = Now.AddHours(-1),
        NextAttemptAt = Now,
    };

    private static string Id(int number) => $"{number:x32}";

    private static Activity Message(string conversation, string text) => new()
    {
        Type = ActivityTypes.Message, ChannelId = "msteams", Text = text, Conversation = new ConversationAccount { Id = conversation },
    };

    private static string Json(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Options);
}
