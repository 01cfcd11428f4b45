using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class BertWordPiecesTests(LoadedModel loaded) : IClassFixture<LoadedModel>
{
    private readonly BertWordPieces _tokenizer = loaded.Model.Tokenizer;

    public static TheoryData<int> References => [.. Enumerable.Range(0, ReferenceText.All.Count)];

    [Theory]
    [MemberData(nameof(References))]
    public void Encode_ReferenceText_GivesTheReferenceIds(int index)
    {
        var reference = ReferenceText.All[index];

        _tokenizer.Encode(reference.Text, 256).ShouldBe(reference.Ids, reference.Text);
    }

    [Theory]
    [InlineData("[SEP]", new long[] { 1031, 19802, 1033 })]
    [InlineData("a [CLS] b", new long[] { 1037, 1031, 18856, 2015, 1033, 1038 })]
    [InlineData("[MASK]", new long[] { 1031, 7308, 1033 })]
    [InlineData("[UNK][PAD]", new long[] { 1031, 4895, 2243, 1033, 1031, 11687, 1033 })]
    public void Encode_NameOfASpecialToken_IsPlainText(string text, long[] expected)
    {
        _tokenizer.Encode(text, 256)[1..^1].ShouldBe(expected);
    }

    [Theory]
    [InlineData("a\u0000b\u200Bc\uFFFDd", "abcd")]
    [InlineData("one\u2028two\u00A0three", "one two three")]
    [InlineData("e\u0301te\u0301 \u00C9T\u00C9 \u1E09", "ete ete c")]
    [InlineData("a\u037Eb", "a;b")]
    [InlineData("one\r\ntwo\tthree", "one two three")]
    [InlineData("\uD83D", "")]
    [InlineData("\uD83D!", "!")]
    public void Encode_CharactersThatAreNoText_GivesTheIdsWithoutThem(string text, string plain)
    {
        _tokenizer.Encode(text, 256).ShouldBe(_tokenizer.Encode(plain, 256));
    }

    [Theory]
    [InlineData("cost", true)]
    [InlineData("salary", true)]
    [InlineData("exhbition", false)]
    [InlineData("recieve", false)]
    [InlineData("\uE123", false)]
    [InlineData("", false)]
    public void IsWhole_Word_TellsWhetherTheVocabularyHoldsIt(string word, bool expected) => _tokenizer.IsWhole(word).ShouldBe(expected);

    [Fact]
    public void IsWhole_CharacterThatTheVocabularyLacks_IsFalse() =>
        BertWordPieces.Create("[CLS]\n[SEP]\n[UNK]\nword\n"u8.ToArray(), lowerCase: true).IsWhole("cost").ShouldBeFalse();

    [Fact]
    public void Encode_LongerThanTheLimit_CutsAtTheLimit()
    {
        var tokens = _tokenizer.Encode(string.Concat(Enumerable.Repeat("antidisestablishmentarianism ", 100)), 32);

        tokens.Length.ShouldBe(32);
        tokens[^1].ShouldBe(102);
        tokens[..31].ShouldBe(_tokenizer.Encode(string.Concat(Enumerable.Repeat("antidisestablishmentarianism ", 100)), 512)[..31]);
    }

    [Fact]
    public void Create_VocabularyWithoutSpecialTokens_SaysWhichIsMissing()
    {
        Should.Throw<InvalidDataException>(() => BertWordPieces.Create("[CLS]\nword\n"u8.ToArray(), lowerCase: true)).Message.ShouldContain("[SEP]");
    }
}
