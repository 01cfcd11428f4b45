using CsCheck;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\uFEFFtext", "text")]
    [InlineData("\uFEFF\u0001\uFEFFtext", "text")]
    [InlineData("in\uFEFFside", "in\uFEFFside")]
    [InlineData("a\r\nb\rc\u2028d\u2029e\ff\u0085g\vh", "a\nb\nc\nd\ne\nf\ng\nh")]
    [InlineData("a\n\rb", "a\n\nb")]
    [InlineData("tab\tand\0nothing\u0007else\u007F\u009F", "tab\tandnothingelse")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("a pair \uD83D\uDE00", "a pair \uD83D\uDE00")]
    public void Normalize_KnownText_GivesItsStoredForm(string raw, string expected) =>
        TextNormalizer.Normalize(raw).ShouldBe(expected);

    [Fact]
    public void Normalize_UnpairedSurrogates_BecomeReplacementCharacters() =>
        // No inline data: the compiler would replace them in an attribute.
        TextNormalizer.Normalize("high \uD83D, low \uDE00, end \uD83D").ShouldBe("high \uFFFD, low \uFFFD, end \uFFFD");

    [Fact]
    public void Normalize_NormalText_ReturnsTheSameInstance()
    {
        const string text = "Plain.\n\tIndented, “quoted”.";
        TextNormalizer.Normalize(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Normalize_AnyText_IsIdempotentAndKeepsItsPromises() =>
        TextGen.Any.Sample(text =>
        {
            var once = TextNormalizer.Normalize(text);
            TextNormalizer.Normalize(once).ShouldBe(once);
            TextNormalizer.IsNormalized(once).ShouldBeTrue();
            once.Any(unit => char.IsControl(unit) && unit is not ('\t' or '\n')).ShouldBeFalse();
            once.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength).ShouldBe(once.Length);
            once.StartsWith('\uFEFF').ShouldBeFalse();
        });
}
