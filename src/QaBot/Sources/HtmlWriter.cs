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
    private readonly StringWriter _writer;

    public HtmlWriter() => _writer = new StringWriter(_buffer, CultureInfo.InvariantCulture);

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

    /// <summary>Writes a part of a text, encoded.</summary>
    public HtmlWriter Text(string text, int start, int length)
    {
        Encoder.Encode(_writer, text, start, length);
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
