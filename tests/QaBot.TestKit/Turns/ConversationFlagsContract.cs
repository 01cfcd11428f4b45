using QaBot.BotFramework.Turns;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Turns;

/// <summary>What every <see cref="ConversationFlags"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class ConversationFlagsContract
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>Flags of which none is up; the subclass disposes what it made.</summary>
    protected abstract ConversationFlags Create();

    [Fact]
    public async Task RaiseAsync_Twice_IsNewsOnce()
    {
        var flags = Create();

        (await flags.RaiseAsync("msteams", "c", "welcomed", None)).ShouldBeTrue();
        (await flags.RaiseAsync("msteams", "c", "welcomed", None)).ShouldBeFalse();
        (await flags.IsUpAsync("msteams", "c", "welcomed", None)).ShouldBeTrue();
    }

    [Fact]
    public async Task LowerAsync_Twice_IsNewsOnce()
    {
        var flags = Create();
        (await flags.LowerAsync("msteams", "c", "welcomed", None)).ShouldBeFalse();
        await flags.RaiseAsync("msteams", "c", "welcomed", None);

        (await flags.LowerAsync("msteams", "c", "welcomed", None)).ShouldBeTrue();
        (await flags.LowerAsync("msteams", "c", "welcomed", None)).ShouldBeFalse();
        (await flags.IsUpAsync("msteams", "c", "welcomed", None)).ShouldBeFalse();
        (await flags.RaiseAsync("msteams", "c", "welcomed", None)).ShouldBeTrue();
    }

    [Fact]
    public async Task IsUpAsync_OtherChannelConversationOrFlag_IsFalse()
    {
        var flags = Create();
        await flags.RaiseAsync("msteams", "c", "welcomed", None);

        (await flags.IsUpAsync("webchat", "c", "welcomed", None)).ShouldBeFalse();
        (await flags.IsUpAsync("msteams", "C", "welcomed", None)).ShouldBeFalse();
        (await flags.IsUpAsync("msteams", "c", "taken", None)).ShouldBeFalse();
        (await flags.IsUpAsync("MSTeams", "c", "welcomed", None)).ShouldBeTrue();
    }

    [Fact]
    public async Task RaiseAsync_ManyAtOnce_IsNewsToOne()
    {
        var flags = Create();

        var raised = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
            await flags.RaiseAsync("msteams", "c", "welcomed", None))));

        raised.Count(isNews => isNews).ShouldBe(1);
    }

    [Fact]
    public async Task RaiseAsync_Cancelled_ChangesNothing()
    {
        var flags = Create();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await flags.RaiseAsync("msteams", "c", "welcomed", new CancellationToken(true)));

        (await flags.IsUpAsync("msteams", "c", "welcomed", None)).ShouldBeFalse();
    }
}
