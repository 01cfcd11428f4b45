using System.Text;

namespace QaBot.Evaluation.DataSets;

/// <summary>Cuts CSV (RFC 4180) into rows and cells.</summary>
internal sealed class CsvRows
{
    private readonly string _text;
    private readonly char _separator;
    private readonly FaultList _faults;
    private int _place;
    private int _line = 1;

    private CsvRows(string text, FaultList faults)
    {
        _text = text;
        _faults = faults;
        var heading = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        _separator = heading.Contains(';') && !heading.Contains(',') ? ';' : ',';
    }

    /// <summary>The rows of <paramref name="text"/>, empty lines aside.</summary>
    public static IReadOnlyList<CsvRow> Read(string text, FaultList faults)
    {
        var rows = new CsvRows(text.ReplaceLineEndings("\n"), faults);
        return [.. rows.ReadAll().Where(row => row.Cells is not [var only] || only.Trim().Length > 0)];
    }

    private IEnumerable<CsvRow> ReadAll()
    {
        while (_place < _text.Length)
        {
            var line = _line;
            var cells = new List<string>();
            do
            {
                cells.Add(ReadCell());
            }
            while (Skip(_separator));

            if (!Skip('\n') && _place < _text.Length)
            {
                _faults.Add(_line, "has text after a closing quotation mark. Write a quotation mark inside a cell twice.");
                SkipLine();
            }

            yield return new CsvRow(line, cells);
        }
    }

    private string ReadCell()
    {
        if (!Skip('"'))
        {
            var end = _text.AsSpan(_place).IndexOfAny(_separator, '\n');
            var cell = end < 0 ? _text[_place..] : _text.Substring(_place, end);
            _place += cell.Length;
            return cell;
        }

        var start = _line;
        var quoted = new StringBuilder();
        while (_place < _text.Length)
        {
            if (Skip('"'))
            {
                if (!Skip('"'))
                {
                    return quoted.ToString();
                }

                quoted.Append('"');
                continue;
            }

            _line += _text[_place] == '\n' ? 1 : 0;
            quoted.Append(_text[_place++]);
        }

        _faults.Add(start, "opens a quotation mark that is never closed. Close it, or write it twice if it belongs to the text.");
        return quoted.ToString();
    }

    private bool Skip(char sign)
    {
        if (_place >= _text.Length || _text[_place] != sign)
        {
            return false;
        }

        _place++;
        _line += sign == '\n' ? 1 : 0;
        return true;
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _place);
        _place = end < 0 ? _text.Length : end + 1;
        _line++;
    }
}
