using System.Text.Json;

namespace QaBot.Evaluation.Runner;

/// <summary>
/// The outcomes of one set as they come in, one JSON object a line after a first line that says what they are outcomes of. A run that was
/// ended goes on from there; a line that was only half written is cut off.
/// </summary>
internal sealed class OutcomeFile : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    private readonly FileStream _file;

    private OutcomeFile(FileStream file) => _file = file;

    /// <summary>The outcomes that were there, by the key of their task.</summary>
    public Dictionary<string, Outcome> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens the file for a run, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">What the run measures.</param>
    /// <param name="replaceOther">Whether outcomes of something else are thrown away.</param>
    /// <exception cref="EvaluationException">It holds outcomes of something else.</exception>
    public static OutcomeFile Open(string path, OutcomeOrigin origin, bool replaceOther = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var outcomes = new OutcomeFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            outcomes.Load(path, origin, replaceOther);
            return outcomes;
        }
        catch
        {
            outcomes.Dispose();
            throw;
        }
    }

    /// <summary>The outcomes in a file, by the key of their task.</summary>
    /// <exception cref="EvaluationException">It cannot be read as outcomes.</exception>
    public static IReadOnlyList<Outcome> Read(string path)
    {
        var content = File.ReadAllBytes(path);
        return [.. LinesOf(content, out _).Skip(1).Select(line => Parse(content.AsSpan()[line], path))];
    }

    /// <summary>Adds an outcome; when this returns, ending the process does not lose it.</summary>
    public void Add(Outcome outcome)
    {
        Write(JsonSerializer.SerializeToUtf8Bytes(outcome, OutcomeJson.Format));
        Known[QuestionTask.KeyOf(outcome.Kind, outcome.Id)] = outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Load(string path, OutcomeOrigin origin, bool replaceOther)
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var lines = LinesOf(content, out var whole);
        if (lines.Count == 0 || (replaceOther && OriginOf(content.AsSpan()[lines[0]], path) != origin))
        {
            _file.SetLength(0);
            Write(JsonSerializer.SerializeToUtf8Bytes(origin, OutcomeJson.Format));
            return;
        }

        Check(path, OriginOf(content.AsSpan()[lines[0]], path), origin);
        foreach (var line in lines.Skip(1))
        {
            var outcome = Parse(content.AsSpan()[line], path);
            Known[QuestionTask.KeyOf(outcome.Kind, outcome.Id)] = outcome;
        }

        _file.SetLength(whole);
        _file.Position = whole;
    }

    private void Write(byte[] line)
    {
        _file.Write([.. line, LineFeed]);
        _file.Flush();
    }

    private static List<Range> LinesOf(byte[] content, out int whole)
    {
        var lines = new List<Range>();
        whole = 0;
        for (var end = Array.IndexOf(content, LineFeed); end >= 0; end = Array.IndexOf(content, LineFeed, whole))
        {
            lines.Add(whole..end);
            whole = end + 1;
        }

        return lines;
    }

    private static void Check(string path, OutcomeOrigin found, OutcomeOrigin expected)
    {
        if (found.Differences(expected) is { Count: > 0 } differences)
        {
            throw new EvaluationException(
                $"{path} holds outcomes of another run ({string.Join("; ", differences)}). Name another folder with --out DIR, or delete this one.");
        }
    }

    private static OutcomeOrigin OriginOf(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<OutcomeOrigin>(line, OutcomeJson.Format)!;
        }
        catch (JsonException fault)
        {
            throw new EvaluationException($"{path} does not begin with what its outcomes are of. Name another folder with --out DIR, or delete this one.", fault);
        }
    }

    private static Outcome Parse(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Outcome>(line, OutcomeJson.Format)!;
        }
        catch (JsonException fault)
        {
            throw new EvaluationException($"{path} holds a line that is no outcome: {fault.Message} Name another folder with --out DIR, or delete this one.", fault);
        }
    }
}
