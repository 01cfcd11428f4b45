using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QaBot.Tickets;

/// <summary>
/// Collects HTML from interpolated strings: what the program itself wrote there is markup, and every value in it is encoded, for
/// element content and for quoted attributes. A string that came from elsewhere cannot be written as markup; it does not compile.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _buffer = new();

    /// <summary>Writes markup with encoded values in it.</summary>
    public HtmlText Write([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup; // It has written itself by now.
        return this;
    }

    /// <summary>Writes a style sheet of this program's own, which is not encoded.</summary>
    public HtmlText Style([ConstantExpected] string content)
    {
        _buffer.Append("<style>").Append(content).Append("</style>\n");
        return this;
    }

    public override string ToString() => _buffer.ToString();

    /// <summary>One piece of markup.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Markup
    {
        private readonly HtmlText _html;

        public Markup(int literalLength, int formattedCount, HtmlText html)
        {
            html._buffer.EnsureCapacity(html._buffer.Length + literalLength + (16 * formattedCount));
            _html = html;
        }

        public void AppendLiteral(string markup) => _html._buffer.Append(markup);

        public void AppendFormatted(string? text) => _html._buffer.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _html._buffer.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
