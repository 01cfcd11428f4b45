using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QaBot.Sources;

/// <summary>
/// Collects a page piece by piece. Markup comes only from constants of this program; whatever a document or a request holds
/// goes through <see cref="Text(string, int, int)"/>, which encodes it.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _buffer = new();

    /// <summary>Characters written and not yet taken.</summary>
    public int Pending => _buffer.Length;

    /// <summary>Writes markup as it stands. Never call it with anything that came from outside.</summary>
    public HtmlWriter Markup(string constant)
    {
        _buffer.Append(constant);
        return this;
    }

    /// <summary>Writes a number, as part of a tag or of text.</summary>
    public HtmlWriter Number(long value)
    {
        _buffer.Append(value);
        return this;
    }

    /// <summary>Writes text, encoded for element content and for quoted attributes.</summary>
    public HtmlWriter Text(string text) => Text(text, 0, text.Length);

    /// <summary>Writes a part of a text, encoded; line breaks stay line breaks, so that the page's source can be read.</summary>
    public HtmlWriter Text(string text, int start, int length)
    {
        using var writer = new StringWriter(_buffer, CultureInfo.InvariantCulture);
        var end = start + length;
        while (text.IndexOf('\n', start, end - start) is var lineBreak and >= 0)
        {
            Encoder.Encode(writer, text, start, lineBreak - start);
            _buffer.Append('\n');
            start = lineBreak + 1;
        }

        Encoder.Encode(writer, text, start, end - start);
        return this;
    }

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        var taken = _buffer.ToString();
        _buffer.Clear();
        return taken;
    }
}
