using QaBot.Channels;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("plain words, 3.5 % (of it): yes!", "plain words, 3.5 % (of it): yes!")]
    [InlineData("<!here> & <@U1>", "&lt;!here&gt; &amp; &lt;~@~U1&gt;")]
    [InlineData("*b* _i_ a_b_c", "~*~b~*~ ~_~i~_~ a_b_c")]
    [InlineData("at 12:30:45 :tada:", "at 12:~30:45 :~tada:")]
    [InlineData("https://e.vil www.e.vil", "https:~//e.vil www~.e.vil")]
    [InlineData("> quote\n> more", "~&gt; quote\n~&gt; more")]
    public void Escape_Text_ShowsExactlyThatText(string text, string expected) =>
        SlackText.Escape(text).ShouldBe(expected.Replace('~', '\u200B'));

    [Theory]
    [InlineData("is 3 s long", 3, 3, "is *3 s* long")]
    [InlineData("is $3 long", 4, 1, "is $3 long")]
    public void Escape_Highlight_IsBoldWhereSlackDrawsIt(string text, int start, int length, string expected) =>
        SlackText.Escape(text, new TextRange(start, length)).ShouldBe(expected);

    [Fact]
    public void Link_NameWithMarkup_StaysOneLink() =>
        SlackText.Link("a|b>c", "https://x.y/z?a=1&b=2").ShouldBe("<https://x.y/z?a=1&amp;b=2|a¦b&gt;c>");
}
