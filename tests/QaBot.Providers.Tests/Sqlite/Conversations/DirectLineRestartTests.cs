using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

/// <summary>Direct Line conversations on the real store: closed and opened again, and many at once.</summary>
public sealed class DirectLineRestartTests : IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Find_ClosedAndOpenedAgain_GivesWhatWasMissedAndGoesOn()
    {
        var (before, _) = await Conversations().FindOrStartAsync("c", None);
        var ids = new List<string>();
        foreach (var text in new[] { "one", "two", "three" })
        {
            ids.Add(await before.AppendAsync(Message(text), None));
        }

        await before.AppendAsync(new Activity { Type = ActivityTypes.Typing }, None);
        var watermark = Read(await before.ReadAfterAsync("1", None)).Watermark;
        _disk.Reopen();

        var after = (await Conversations().FindAsync("c", None)).ShouldNotBeNull();
        Read(await after.ReadAfterAsync(watermark, None)).Activities.ShouldBeEmpty();
        Read(await after.ReadAfterAsync("1", None)).Activities.Select(activity => activity.Id).ShouldBe(ids[1..]);
        await using var stream = await after.SubscribeAsync(watermark, None);
        (await after.AppendAsync(Message("four"), None)).ShouldBe("c|0000005");

        stream.TryTake(out var frame).ShouldBeTrue();
        Read(frame).Activities.ShouldHaveSingleItem().Text.ShouldBe("four");
    }

    [Fact]
    public async Task Append_ToOneConversationFromManySides_KeepsOneOrder()
    {
        var (conversation, _) = await Conversations().FindOrStartAsync("c", None);
        await using var stream = await conversation.SubscribeAsync(null, None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await conversation.AppendAsync(Message("text"), None);
            }
        })));

        var expected = Enumerable.Range(1, 200).Select(i => (string?)$"c|{i:D7}").ToList();
        Read(await conversation.ReadAfterAsync(null, None)).Activities.Select(activity => activity.Id).ShouldBe(expected);
        var seen = new List<string?>();
        while (stream.TryTake(out var frame))
        {
            seen.AddRange(Read(frame).Activities.Select(activity => activity.Id));
        }

        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task Append_ToManyConversations_KeepsEachItsOwn()
    {
        var conversations = Conversations();

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), async (number, cancellationToken) =>
        {
            for (var i = 0; i < 10; i++)
            {
                var (conversation, _) = await conversations.FindOrStartAsync($"c{number}", cancellationToken);
                await conversation.AppendAsync(Message($"{number}-{i}"), cancellationToken);
            }
        });

        _disk.Reopen();
        var reopened = Conversations();
        for (var number = 0; number < 100; number++)
        {
            var conversation = (await reopened.FindAsync($"c{number}", None)).ShouldNotBeNull();
            Read(await conversation.ReadAfterAsync(null, None)).Activities.Select(activity => activity.Text)
                .ShouldBe(Enumerable.Range(0, 10).Select(i => $"{number}-{i}"));
        }
    }

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static ActivitySet Read(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<ActivitySet>(json.Span, ActivityJson.Options)!;

    private DirectLineConversations Conversations() =>
        new(new SqliteDirectLineStore(_disk.Database), new DirectLineLimits(), TimeProvider.System);
}
