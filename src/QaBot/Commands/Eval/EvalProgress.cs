using System.Globalization;
using QaBot.Evaluation.Runner;

namespace QaBot.Commands.Eval;

/// <summary>Shows how far a measurement is: one line drawn over and over for a person who watches, a line now and then for a log.</summary>
internal sealed class EvalProgress : IProgress<EvaluationProgress>
{
    private static readonly TimeSpan BetweenLogLines = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(200);

    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private (string Set, string Stage) _at;
    private long _stageBegan;
    private int _doneAtStart;
    private long _lastWritten;
    private int _drawn;

    public EvalProgress(Terminal terminal, TimeProvider time)
    {
        _terminal = terminal;
        _time = time;
        _lastWritten = time.GetTimestamp();
    }

    public void Report(EvaluationProgress value)
    {
        lock (_lock)
        {
            if (_at != (value.Set, value.Stage))
            {
                _at = (value.Set, value.Stage);
                (_stageBegan, _doneAtStart) = (_time.GetTimestamp(), value.Done);
            }

            if (_time.GetElapsedTime(_lastWritten) >= (_terminal.IsInteractive ? BetweenDrawings : BetweenLogLines))
            {
                Write(string.Create(CultureInfo.InvariantCulture, $"{value.Set}: {value.Stage}, {value.Done:N0} of {value.Total:N0}{Remaining(value)}"));
            }
        }
    }

    /// <summary>Wipes the line, so that what is written next stands alone.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_drawn > 0)
            {
                _terminal.ErrorWriter.Write("\r" + new string(' ', _drawn) + "\r");
                _drawn = 0;
            }
        }
    }

    private string Remaining(EvaluationProgress value)
    {
        var done = value.Done - _doneAtStart;
        var elapsed = _time.GetElapsedTime(_stageBegan);
        return done > 0 && elapsed > BetweenDrawings
            ? $", {IngestionReportView.Text(elapsed * ((double)(value.Total - value.Done) / done))} to go"
            : "";
    }

    private void Write(string text)
    {
        _lastWritten = _time.GetTimestamp();
        if (!_terminal.IsInteractive)
        {
            _terminal.ErrorWriter.WriteLine(PlainText.Of(text));
            return;
        }

        _terminal.ErrorWriter.Write("\r" + PlainText.Of(text).PadRight(_drawn));
        _drawn = text.Length;
    }
}
