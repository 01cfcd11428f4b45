using QaBot.Core.Text;
using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class TokenWindowerTests(LoadedModel loaded) : IClassFixture<LoadedModel>
{
    private const int Capacity = 254;
    private const int Overlap = 40;

    private readonly BertWordPieces _tokenizer = loaded.Model.Tokenizer;
    private readonly TokenWindower _windower = new(loaded.Model.Tokenizer, Capacity, Overlap);

    [Theory]
    [InlineData("hello")]
    [InlineData("  two words \n")]
    [InlineData("   ")]
    [InlineData("\u200B")]
    public void Split_TextThatFits_GivesOneWindowThatIsAllOfIt(string text)
    {
        _windower.Split(text).ShouldBe([new TextRange(0, text.Length)]);
    }

    [Fact]
    public void Split_EmptyText_GivesNone() => _windower.Split("").ShouldBeEmpty();

    [Theory]
    [InlineData(254, 1)]
    [InlineData(255, 2)]
    [InlineData(254 + 214, 2)]
    [InlineData(254 + 215, 3)]
    public void Split_WordsOfOneToken_OverlapsByForty(int words, int expected)
    {
        var text = string.Concat(Enumerable.Repeat("word ", words)).TrimEnd();

        var windows = _windower.Split(text);

        windows.Count.ShouldBe(expected);
        if (expected > 1)
        {
            windows[1].Start.ShouldBe((Capacity - Overlap) * "word ".Length);
        }

        ShouldCover(text, windows);
    }

    [Theory]
    [InlineData("深圳市", 300)]
    [InlineData("Antidisestablishmentarianism, naïve — “quoted” €1,234.56! ", 100)]
    [InlineData("https://example.com/a?b=c#d", 200)]
    [InlineData("🙂 \uD83D x\u0301 각 ", 200)]
    public void Split_LongText_GivesWindowsThatFitAndLoseNothing(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));

        var windows = _windower.Split(text);

        windows.Count.ShouldBeGreaterThan(1);
        ShouldCover(text, windows);
        foreach (var window in windows)
        {
            _tokenizer.Encode(window.Of(text).ToString(), 4_096).Length.ShouldBeLessThanOrEqualTo(Capacity + BertWordPieces.SpecialTokens);
        }
    }

    [Fact]
    public void Split_WordLongerThanAWindow_GetsOneForItselfAndGoesOn()
    {
        var narrow = new TokenWindower(_tokenizer, capacity: 4, overlap: 3);
        const string text = "one two antidisestablishmentarianism three four five six";

        var windows = narrow.Split(text);

        windows.Select(window => window.Of(text).ToString()).ShouldBe(
            ["one two", "antidisestablishmentarianism", "three four five six"]);
    }

    [Fact]
    public void Split_WordOfAHundredThousandCharacters_GivesOneWindow()
    {
        _windower.Split(new string('x', 100_000)).Count.ShouldBe(1);
    }

    [Fact]
    public void Split_AMillionCharacters_TakesWorkInProportion()
    {
        var small = AllocatedBy(Text(20_000));
        var large = AllocatedBy(Text(200_000));

        // Each look at a word allocates, and memory is counted exactly where time depends on what else runs: quadratic work would show
        // as a hundred times as much.
        large.ShouldBeLessThan(15 * small);
    }

    private static string Text(int words) => string.Concat(Enumerable.Repeat("word ", words));

    private static void ShouldCover(string text, IReadOnlyList<TextRange> windows)
    {
        for (var i = 1; i < windows.Count; i++)
        {
            windows[i].Start.ShouldBeGreaterThan(windows[i - 1].Start);
            windows[i].End.ShouldBeGreaterThan(windows[i - 1].End);
            text[Math.Min(windows[i - 1].End, windows[i].Start)..windows[i].Start].ShouldBeNullOrWhiteSpace();
        }

        text[..windows[0].Start].ShouldBeNullOrWhiteSpace();
        text[windows[^1].End..].ShouldBeNullOrWhiteSpace();
    }

    private long AllocatedBy(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _windower.Split(text).Count.ShouldBeGreaterThan(1);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
