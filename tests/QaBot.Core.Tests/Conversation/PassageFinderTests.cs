using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

public sealed class PassageFinderTests : IAsyncLifetime
{
    private SmallLibrary _library = null!;

    public async Task InitializeAsync()
    {
        _library = HidingAccess.Library();
        await _library.AddAsync("pump.txt", "# Pump\n\nThe pump is red. Hold its reset button for 3 s.\n\n# Care\n\nClean the filter each week.");
        await _library.AddAsync("secret.txt", "# Vault\n\nThe reset button of the vault is behind the picture.");
    }

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Fact]
    public async Task FindAsync_Question_CitesTheSentenceThatComesNearest()
    {
        var first = (await FindAsync("How do I use the reset button?"))[0];

        (first.Number, first.Title, first.Quote).ShouldBe((1, "Pump", "Hold its reset button for 3 s."));
        var document = await _library.Index.FindDocumentAsync(first.DocumentId, default);
        first.Range.Of(document!.Text).ToString().ShouldBe(first.Quote);
    }

    [Fact]
    public async Task FindAsync_HiddenDocument_IsNotFound() =>
        (await FindAsync("reset button of the vault")).ShouldAllBe(citation => citation.SourcePath != "secret.txt");

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public async Task FindAsync_NoWords_FindsNothing(string question) => (await FindAsync(question)).ShouldBeEmpty();

    [Fact]
    public async Task FindAsync_TooLong_FindsNothing() => (await FindAsync(string.Concat(Enumerable.Repeat("pump ", 1_000)))).ShouldBeEmpty();

    [Fact]
    public async Task FindAsync_Pages_AreNumberedOn()
    {
        var all = await FindAsync("pump filter");
        var second = await _library.Get<PassageFinder>().FindAsync("pump filter", Caller.Local, 1, 1, default);

        second.ShouldHaveSingleItem().ShouldBe(all[1]);
        all[1].Number.ShouldBe(2);
        (await _library.Get<PassageFinder>().FindAsync("pump filter", Caller.Local, int.MaxValue, 25, default)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Citation>> FindAsync(string question) =>
        await _library.Get<PassageFinder>().FindAsync(question, Caller.Local, 0, 25, default);

    private sealed class HidingAccess : DocumentAccess
    {
        public static SmallLibrary Library() => new(configure: services => services.AddSingleton<DocumentAccess>(new HidingAccess()));

        public override DocumentFilter FilterFor(Caller caller) => DocumentFilter.Where(entry => entry.SourcePath != "secret.txt");
    }
}
