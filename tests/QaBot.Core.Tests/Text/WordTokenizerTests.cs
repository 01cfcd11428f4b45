using CsCheck;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class WordTokenizerTests
{
    [Theory]
    [InlineData("The quick Brown fox.", "the quick brown fox")]
    [InlineData("company's COMPANY'S company’s dogs'", "company company company dogs")]
    [InlineData("don't O’Neill 'quoted'", "don't o'neill quoted")]
    [InlineData("24.1 and 1,000 and 3.5% and 1,234,567.89", "24.1 and 1000 and 3.5 and 1234567.89")]
    [InlineData("2,3 pages 1,2000 v2.1.0 192.168.0.1 7.", "2 3 pages 1 2000 v2.1.0 192.168.0.1 7")]
    [InlineData("well-known max_tokens and/or C# U.S.", "well known max tokens and or c u s")]
    [InlineData("10th B2B 2022's", "10th b2b 2022")]
    [InlineData("Ünïcödé Łódź Ærø STRASSE Straße œuvre İstanbul", "unicode lodz aero strasse strasse oeuvre istanbul")]
    [InlineData("Ελλάδα Οδυσσεύς ΟΔΥΣΣΕΥΣ", "ελλαδα οδυσσευσ οδυσσευσ")]
    [InlineData("Ёжик синий Київ", "ежик синий київ")]
    [InlineData("שָׁלוֹם مُحَمَّد", "שלום محمد")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("co\u00ADoperate", "cooperate")]
    [InlineData("नमस्ते दुनिया।", "नमस्ते दुनिया")]
    [InlineData("👩‍👩‍👧 😀 ❤️ — … !", "")]
    [InlineData("日本語", "日本 本語")]
    [InlineData("東京タワー、木", "東京 京タ タワ ワー 木")]
    [InlineData("PDFを読む", "pdf を読 読む")]
    [InlineData("ไทย", "ไท ทย")]
    [InlineData("ที่นี่", "ที่นี่")]
    [InlineData("\U00020000\U00020001\U00020002", "\U00020000\U00020001 \U00020001\U00020002")]
    [InlineData("", "")]
    public void Tokenize_KnownText_GivesFoldedWords(string text, string expected) =>
        string.Join(' ', WordTokenizer.Tokenize(text).Select(word => word.Folded)).ShouldBe(expected);

    [Fact]
    public void Tokenize_Possessive_CoversItWithTheRange()
    {
        const string text = "The company's plan";
        var word = WordTokenizer.Tokenize(text)[1];
        word.Range.Of(text).ToString().ShouldBe("company's");
        word.Folded.ShouldBe("company");
    }

    [Fact]
    public void Tokenize_Part_GivesRangesOfTheWholeTextAndNothingOutside()
    {
        const string text = "one two three";
        var words = WordTokenizer.Tokenize(text, new TextRange(4, 5));
        words.Select(word => (word.Range.Start, word.Folded)).ShouldBe([(4, "two"), (8, "t")]);
    }

    [Fact]
    public void Tokenize_RangeOutsideTheText_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => WordTokenizer.Tokenize("abc", new TextRange(1, 3)));

    [Fact]
    public void Tokenize_AnyText_GivesValidRangesInOrder() =>
        TextGen.Any.Sample(text =>
        {
            var previous = new TextRange(0, 0);
            foreach (var word in WordTokenizer.Tokenize(text))
            {
                word.Range.Start.ShouldBeGreaterThanOrEqualTo(previous.Start);
                word.Range.End.ShouldBeGreaterThan(previous.End);
                word.Range.End.ShouldBeLessThanOrEqualTo(text.Length);
                word.Folded.ShouldNotBeEmpty();
                previous = word.Range;
            }
        });

    [Fact]
    public void Tokenize_FoldedWord_FoldsToItself() =>
        TextGen.Any.Sample(text =>
        {
            foreach (var word in WordTokenizer.Tokenize(TextNormalizer.Normalize(text)))
            {
                WordFolding.Fold(word.Folded).ShouldBe(word.Folded);
            }
        });
}
