using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.TestKit.Turns;

namespace QaBot.Tests.Messaging;

public sealed class ConversationNotesTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryConversationBook _book = new();
    private readonly ConversationNotes _notes;

    public ConversationNotesTests() => _notes = new ConversationNotes(_book, _time, NullLogger<ConversationNotes>.Instance);

    [Fact]
    public async Task TakeAsync_AMessage_NotesWhereItCameFrom()
    {
        await TakeAsync(Message());

        var known = (await FindAsync()).ShouldNotBeNull();
        known.Route.ShouldBe("connector");
        known.IsVouchedFor.ShouldBeTrue();
        known.LastHeardAt.ShouldBe(_time.GetUtcNow());
        known.Reference.ServiceUrl.ShouldBe("https://smba.trafficmanager.net/emea/");
        known.Reference.User!.Id.ShouldBe("u");
        known.Reference.Bot!.Id.ShouldBe("b");
        known.ToIncoming().ChannelId.ShouldBe("msteams");
    }

    [Fact]
    public async Task TakeAsync_ManyMessages_WritesOnceInAWhile()
    {
        for (var i = 0; i < 20; i++)
        {
            await TakeAsync(Message());
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _book.Writes.ShouldBe(2);
    }

    [Fact]
    public async Task TakeAsync_SomethingChanged_IsWrittenAtOnce()
    {
        await TakeAsync(Message());

        await TakeAsync(Message() with { ServiceUrl = "https://smba.trafficmanager.net/amer/" });

        (await FindAsync())!.Reference.ServiceUrl.ShouldBe("https://smba.trafficmanager.net/amer/");
    }

    [Fact]
    public async Task TakeAsync_AnsweredInTheResponse_NotesNothing()
    {
        await _notes.TakeAsync(new TurnContext(Message(), new RecordingSender()) { IsAnsweredInResponse = true }, CancellationToken.None);

        (await FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task TakeAsync_NoServiceUrl_NotesNothing()
    {
        await TakeAsync(Message() with { ServiceUrl = null });

        (await FindAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("installationUpdate", "remove", null, false)]
    [InlineData("contactRelationUpdate", "remove", null, false)]
    [InlineData("endOfConversation", null, null, false)]
    [InlineData("conversationUpdate", null, "b", false)]
    [InlineData("conversationUpdate", null, "u", true)]
    [InlineData("installationUpdate", "remove-upgrade", null, true)]
    [InlineData("installationUpdate", "add", null, true)]
    public async Task TakeAsync_TheBotIsRemoved_IsForgotten(string type, string? action, string? removed, bool stays)
    {
        await TakeAsync(Message());

        await TakeAsync(Message() with
        {
            Type = type, Action = action, Text = null, MembersRemoved = removed is null ? null : [new ChannelAccount { Id = removed }],
        });

        ((await FindAsync()) is not null).ShouldBe(stays);
    }

    [Fact]
    public async Task TakeAsync_HeardFromAgainAfterRemoval_IsNotedAgain()
    {
        await TakeAsync(Message());
        await TakeAsync(Message() with { Type = "installationUpdate", Action = "remove" });

        await TakeAsync(Message());

        (await FindAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task TakeAsync_TheBookCannotBeWritten_DoesNotFailTheTurn()
    {
        var notes = new ConversationNotes(new BrokenBook(), _time, NullLogger<ConversationNotes>.Instance);

        await notes.TakeAsync(TurnOf(Message()), CancellationToken.None);
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Id = "m",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        Text = "hi",
        From = new ChannelAccount { Id = "u" },
        Recipient = new ChannelAccount { Id = "b" },
        Conversation = new ConversationAccount { Id = "c" },
    };

    private static TurnContext TurnOf(Activity activity) =>
        new(activity, new RecordingSender()) { Route = "connector", IsVouchedFor = true };

    private async Task TakeAsync(Activity activity) => await _notes.TakeAsync(TurnOf(activity), CancellationToken.None);

    private async Task<KnownConversation?> FindAsync() => await _book.FindAsync("msteams", "c", CancellationToken.None);

    private sealed class BrokenBook : ConversationBook
    {
        public override ValueTask RememberAsync(KnownConversation conversation, CancellationToken cancellationToken) =>
            throw new ConversationsUnavailableException("The disk is full.");

        public override ValueTask<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
            throw new ConversationsUnavailableException("The disk is full.");

        public override ValueTask<IReadOnlyList<KnownConversation>> ListAsync(KnownConversation? after, int limit, CancellationToken cancellationToken) =>
            throw new ConversationsUnavailableException("The disk is full.");

        public override ValueTask ForgetAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
            throw new ConversationsUnavailableException("The disk is full.");
    }
}
