using CsCheck;
using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

public sealed class LineIndexTests
{
    [Fact]
    public void LineAt_EveryOffset_CountsTheLineFeedsBeforeIt() =>
        TextGen.Any.Sample(text =>
        {
            var lines = new LineIndex(text);
            for (var offset = 0; offset <= text.Length; offset++)
            {
                lines.LineAt(offset).ShouldBe(1 + text.AsSpan(0, offset).Count('\n'));
            }

            lines.LineCount.ShouldBe(1 + text.AsSpan().Count('\n'));
        });

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void LineAt_OffsetOutsideTheText_Throws(int offset) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LineIndex("a\nb").LineAt(offset));
}
