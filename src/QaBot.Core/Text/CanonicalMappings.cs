using System.Collections;
using System.Collections.Frozen;
using System.Globalization;

namespace QaBot.Core.Text;

/// <summary>The table behind <see cref="CanonicalForm"/>, read from the resource <c>canonical-mappings.txt</c>. Immutable.</summary>
internal sealed class CanonicalMappings
{
    private const string Resource = "canonical-mappings.txt";
    private const int CodePoints = 0x110000;

    /// <summary>Where composing may change a text: marks, second halves of pairs, and what only decomposes.</summary>
    private readonly BitArray _mayChange = new(CodePoints);
    private readonly FrozenDictionary<int, byte> _classes;
    private readonly FrozenDictionary<int, (int First, int Second)> _decompositions;
    private readonly FrozenDictionary<long, int> _compositions;

    private CanonicalMappings(IEnumerable<string> lines)
    {
        var classes = new Dictionary<int, byte>();
        var decompositions = new Dictionary<int, (int First, int Second)>();
        var compositions = new Dictionary<long, int>();
        foreach (var fields in lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')))
        {
            if (fields[0] == "CCC")
            {
                var value = byte.Parse(fields[3], CultureInfo.InvariantCulture);
                for (var point = Hex(fields[1]); point <= Hex(fields[2]); point++)
                {
                    classes[point] = value;
                    _mayChange[point] = true;
                }

                continue;
            }

            var parts = (First: Hex(fields[2]), Second: fields.Length > 3 ? Hex(fields[3]) : 0);
            decompositions[Hex(fields[1])] = parts;
            if (fields[0] == "=")
            {
                compositions[Key(parts.First, parts.Second)] = Hex(fields[1]);
            }

            _mayChange[fields[0] == "=" ? parts.Second : Hex(fields[1])] = true;
        }

        // The second and third parts of conjoining Hangul, which compose by arithmetic.
        for (var point = 0x1161; point < 0x11C3; point++)
        {
            _mayChange[point] = true;
        }

        _classes = classes.ToFrozenDictionary();
        _decompositions = decompositions.ToFrozenDictionary();
        _compositions = compositions.ToFrozenDictionary();
    }

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static CanonicalMappings Load()
    {
        using var stream = typeof(CanonicalMappings).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly holds no resource named {Resource}: build it anew.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new CanonicalMappings(lines);
    }

    /// <summary>Whether a text that holds <paramref name="point"/> can differ from its composed form.</summary>
    public bool MayChange(int point) => _mayChange[point];

    /// <summary>Canonical combining class of <paramref name="point"/>, 0 for what starts a character.</summary>
    public int CombiningClass(int point) => point < 0x300 ? 0 : _classes.GetValueOrDefault(point);

    /// <summary>The one or two parts of <paramref name="point"/>, one step down; the second is 0 where there is one part.</summary>
    public bool TryDecompose(int point, out int first, out int second)
    {
        var found = _decompositions.TryGetValue(point, out var parts);
        (first, second) = parts;
        return found;
    }

    /// <summary>The character that a pair composes to.</summary>
    public bool TryCompose(int first, int second, out int composite) =>
        _compositions.TryGetValue(Key(first, second), out composite);

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private static int Hex(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
