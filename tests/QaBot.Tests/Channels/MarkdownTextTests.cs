using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words, 3.5 % (of it): yes!", "plain words, 3.5 % (of it): yes!")]
    [InlineData("<at>Ann</at>", "&lt;at&gt;Ann&lt;/at&gt;")]
    [InlineData("&nbsp; & co", "&amp;nbsp; &amp; co")]
    [InlineData("![a](b)", "!\\[a\\](b)")]
    [InlineData("**b** _i_ `c` ~s~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~s\\~")]
    [InlineData("# head", "\\# head")]
    [InlineData("   - item", "\\- item")]
    [InlineData("12. item", "12\\. item")]
    [InlineData("12.5 kg", "12.5 kg")]
    [InlineData("a\n===", "a  \n\\===")]
    [InlineData("a\n\n\tb", "a\n\nb")]
    [InlineData("see https://x.y/z and www.x.y", "see https\\://x.y/z and www\\.x.y")]
    [InlineData("mail a@b.c", "mail a\\@b.c")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("US$30 but $$x$$", "US$30 but \\$\\$x\\$\\$")]
    [InlineData("", "")]
    public void Escape_Text_ShowsExactlyThatText(string text, string markdown) => MarkdownText.Escape(text).ShouldBe(markdown);

    [Fact]
    public void EscapeToLine_LinesAndControls_BecomeOneLine() =>
        MarkdownText.EscapeToLine(" a\r\n[2]: b\u0000c ").ShouldBe("a \\[2\\]: b c");
}
