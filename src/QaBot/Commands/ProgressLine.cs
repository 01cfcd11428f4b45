using System.Globalization;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Commands;

/// <summary>
/// Shows how far an ingestion is: one line drawn over and over for a person who watches, a line now and then for a log, and the
/// state that the bot looks at. Called from several threads, directly, so that the last word is the last state.
/// </summary>
internal sealed class ProgressLine : IProgress<IngestionProgress>
{
    private static readonly TimeSpan BetweenLogLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly Terminal _terminal;
    private readonly IndexingState? _state;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private long _lastWritten;
    private int _done;
    private int _drawn;

    /// <param name="terminal">Where to show it.</param>
    /// <param name="time">Paces it.</param>
    /// <param name="state">Told as well; null for commands that answer nobody meanwhile.</param>
    public ProgressLine(Terminal terminal, TimeProvider time, IndexingState? state = null)
    {
        _terminal = terminal;
        _time = time;
        _state = state;
        _lastWritten = time.GetTimestamp();
    }

    public void Report(IngestionProgress value)
    {
        lock (_lock)
        {
            if (value.Done < _done)
            {
                return;
            }

            _done = value.Done;
            _state?.Report(value.Done, value.Total);
            if (_time.GetElapsedTime(_lastWritten) >= (_terminal.IsInteractive ? BetweenDrawings : BetweenLogLines))
            {
                Write(string.Create(CultureInfo.InvariantCulture, $"Indexing: {value.Done:N0} of {value.Total:N0} files"));
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

    private void Write(string text)
    {
        _lastWritten = _time.GetTimestamp();
        if (!_terminal.IsInteractive)
        {
            _terminal.ErrorWriter.WriteLine(text);
            return;
        }

        _terminal.ErrorWriter.Write("\r" + text.PadRight(_drawn));
        _drawn = text.Length;
    }
}
