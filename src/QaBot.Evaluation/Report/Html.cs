using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QaBot.Evaluation.Report;

/// <summary>Writes HTML. What is handed to <see cref="Text"/> or stands between braces in <see cref="Add"/> is text and never markup.</summary>
internal sealed class Html
{
    // Letters of any script stay letters; what means something in markup is encoded all the same.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Adds markup; values put into it are encoded. Numbers are written as any culture reads them.</summary>
    public Html Add(FormattableString markup)
    {
        var values = markup.GetArguments().Select(value => value is Html inner ? inner.ToString() : Encode(value));
        _html.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. values.Cast<object>()]);
        return this;
    }

    /// <summary>Adds text.</summary>
    public Html Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>Adds what stands in the program and is markup already, such as a style sheet.</summary>
    public Html Constant(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>A place in a drawing: short, and with a point whatever the culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private static string Encode(object? value) =>
        Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
