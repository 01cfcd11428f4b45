using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

public sealed class DocumentFinderTests : IAsyncLifetime
{
    private SmallLibrary _library = null!;
    private Document _pump = null!;
    private Document _secret = null!;

    public async Task InitializeAsync()
    {
        _library = HidingAccess.Library();
        _pump = await _library.AddAsync("pump.txt", "# Pump\n\nThe pump is red.\nIt is heavy.");
        _secret = await _library.AddAsync("secret.txt", "# Vault\n\nNobody reads this.");
    }

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Fact]
    public async Task FindAsync_VisibleDocument_IsGiven() =>
        (await _library.Get<DocumentFinder>().FindAsync(_pump.Id, Caller.Local, default))!.Title.ShouldBe("Pump");

    [Fact]
    public async Task FindAsync_HiddenOrUnknownDocument_IsNull()
    {
        (await _library.Get<DocumentFinder>().FindAsync(_secret.Id, Caller.Local, default)).ShouldBeNull();
        (await _library.Get<DocumentFinder>().FindAsync("000000000000", Caller.Local, default)).ShouldBeNull();
    }

    [Fact]
    public async Task ListRecentAsync_HiddenDocument_IsLeftOut() =>
        (await _library.Get<DocumentFinder>().ListRecentAsync(Caller.Local, 10, default)).ShouldHaveSingleItem().Id.ShouldBe(_pump.Id);

    [Fact]
    public void Cite_Range_SaysWhereItStands()
    {
        var citation = DocumentFinder.Cite(_pump, new TextRange(_pump.Text.IndexOf("It is", StringComparison.Ordinal), 12))!;

        (citation.Quote, citation.Location.Line, citation.Location.HeadingPath[^1], citation.ContentVersion)
            .ShouldBe(("It is heavy.", 4, "Pump", _pump.ContentHash[..8]));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(0, 0)]
    [InlineData(0, 10_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Cite_RangeOutsideTheText_IsNull(int start, int length) => DocumentFinder.Cite(_pump, new TextRange(start, length)).ShouldBeNull();

    private sealed class HidingAccess : DocumentAccess
    {
        public static SmallLibrary Library() => new(configure: services => services.AddSingleton<DocumentAccess>(new HidingAccess()));

        public override DocumentFilter FilterFor(Caller caller) => DocumentFilter.Where(entry => entry.SourcePath != "secret.txt");
    }
}
