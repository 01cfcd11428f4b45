using CsCheck;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class SentenceSplitterTests
{
    public static TheoryData<string> Cases()
    {
        using var stream = typeof(SentenceSplitterTests).Assembly.GetManifestResourceStream("SentenceCases.txt");
        using var reader = new StreamReader(stream.ShouldNotBeNull());
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Where(line => !line.StartsWith('#'))];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Split_TrickyText_GivesItsSentences(string sentences)
    {
        var expected = sentences.Split('|', StringSplitOptions.TrimEntries);
        var text = sentences.Replace(" | ", " ", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal);
        Sentences(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("One line\nbreak is a space. Two\n\nend it. Three", "One line\nbreak is a space.|Two|end it.|Three")]
    [InlineData("  \n ", "")]
    [InlineData("", "")]
    [InlineData("...", "...")]
    [InlineData("No stop at all", "No stop at all")]
    public void Split_LineBreaksAndNothing_AreHandled(string text, string expected) =>
        string.Join('|', Sentences(text)).ShouldBe(expected);

    [Fact]
    public void Split_Part_StaysInsideIt()
    {
        const string text = "One. Two. Three. Four.";
        SentenceSplitter.Split(text, new TextRange(5, 11)).Select(range => range.Of(text).ToString()).ShouldBe(["Two.", "Three."]);
    }

    [Fact]
    public void Split_LongTextWithoutStops_IsCutAtWhiteSpace()
    {
        var sentences = Sentences(string.Join(' ', Enumerable.Repeat("ภาษาไทย", 500)));
        sentences.Count.ShouldBe(4);
        sentences.ShouldAllBe(sentence => sentence.Length <= SentenceSplitter.MaxLength && sentence.Length % 8 == 7);
    }

    [Fact]
    public void Split_LongTextWithoutSpaces_IsCutHardBesideSurrogatePairs()
    {
        var sentences = Sentences("x" + string.Concat(Enumerable.Repeat("😀", 2500)));
        sentences.Sum(sentence => sentence.Length).ShouldBe(5001);
        sentences.ShouldAllBe(sentence => sentence.Length <= SentenceSplitter.MaxLength && !char.IsLowSurrogate(sentence[0]));
    }

    [Fact]
    public void Split_AnyText_CoversItWithTrimmedRangesInOrder() =>
        TextGen.Any.Sample(text =>
        {
            var end = 0;
            foreach (var range in SentenceSplitter.Split(text, new TextRange(0, text.Length)))
            {
                text[end..range.Start].ShouldBe(text[end..range.Start].Where(char.IsWhiteSpace));
                var sentence = range.Of(text).ToString();
                sentence.ShouldNotBeEmpty();
                sentence.ShouldBe(sentence.Trim());
                sentence.Length.ShouldBeLessThanOrEqualTo(SentenceSplitter.MaxLength);
                end = range.End;
            }

            text[end..].ShouldBe(text[end..].Where(char.IsWhiteSpace));
        });

    [Theory]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(". ")]
    [InlineData("\n ")]
    [InlineData("(")]
    [InlineData("e.g. ")]
    [InlineData("x. (((((((((((((((((((((((((")]
    [InlineData("[1].")]
    public void Split_AMillionOfOneThing_TakesTimeInProportion(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var sentences = SentenceSplitter.Split(text, new TextRange(0, text.Length));
        sentences.ShouldAllBe(range => range.Length <= SentenceSplitter.MaxLength);
    }

    private static List<string> Sentences(string text) =>
        [.. SentenceSplitter.Split(text, new TextRange(0, text.Length)).Select(range => range.Of(text).ToString())];
}
