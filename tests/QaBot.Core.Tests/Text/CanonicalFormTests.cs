using CsCheck;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("plain", "plain", "plain")]
    [InlineData("e\u0301", "\u00E9", "e\u0301")]
    [InlineData("\u212B", "\u00C5", "A\u030A")] // a singleton: the ångström sign becomes the letter
    [InlineData("\u0958", "\u0915\u093C", "\u0915\u093C")] // a composition exclusion never composes again
    [InlineData("a\u0315\u0300", "\u00E0\u0315", "a\u0300\u0315")] // marks are put in canonical order first
    [InlineData("a\u0300\u0300", "\u00E0\u0300", "a\u0300\u0300")] // the second mark of a class is blocked
    [InlineData("s\u0307\u0323", "\u1E69", "s\u0323\u0307")] // two steps of composition
    [InlineData("\u1100\u1161\u11A8", "\uAC01", "\u1100\u1161\u11A8")] // Hangul, by arithmetic
    [InlineData("\uAC00\u11A8", "\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\U00011099\U000110BA", "\U0001109A", "\U00011099\U000110BA")] // beyond the basic plane
    public void Forms_OfKnownTexts_AreThoseOfUnicode(string text, string composed, string decomposed)
    {
        CanonicalForm.Compose(text).ShouldBe(composed);
        CanonicalForm.Decompose(text).ShouldBe(decomposed);
    }

    [Fact]
    public void Forms_OfUnpairedSurrogate_PassItThrough()
    {
        CanonicalForm.Compose("\uD800e\u0301").ShouldBe("\uD800\u00E9");
        CanonicalForm.Decompose("\uD800\u00E9").ShouldBe("\uD800e\u0301");
    }

    [Fact]
    public void Compose_OfComposedText_ReturnsTheSameInstance()
    {
        const string text = "Ein schöner Tag, ein „Zitat“ und Привет";
        CanonicalForm.Compose(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Forms_OfAnyText_KeepTheLawsOfNormalization() =>
        TextGen.Any.Sample(text =>
        {
            var composed = CanonicalForm.Compose(text);
            var decomposed = CanonicalForm.Decompose(text);
            CanonicalForm.Compose(composed).ShouldBe(composed);
            CanonicalForm.Decompose(decomposed).ShouldBe(decomposed);
            CanonicalForm.Decompose(composed).ShouldBe(decomposed);
            CanonicalForm.Compose(decomposed).ShouldBe(composed);
        });
}
