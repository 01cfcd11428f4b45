using System.Text;

namespace QaBot.Core.Text;

/// <summary>
/// Unicode's canonical decomposition and composition (forms NFD and NFC; Unicode Standard Annex 15, sections 1.3 and 3.11 of
/// the core specification), from a table of our own. The program runs in globalization-invariant mode so that it needs no
/// ICU on the machine, and there <see cref="string.Normalize()"/> silently returns its input. Unpaired surrogates pass
/// through unchanged. Safe to call from several threads at once.
/// </summary>
public static class CanonicalForm
{
    private const int HangulBase = 0xAC00, HangulCount = 11172;
    private const int LeadBase = 0x1100, LeadCount = 19;
    private const int VowelBase = 0x1161, VowelCount = 21;
    private const int TrailBase = 0x11A7, TrailCount = 28;

    /// <summary>Below it every character is its own composed form.</summary>
    private const char FirstUnstable = '\u0300';

    private static readonly CanonicalMappings Mappings = CanonicalMappings.Load();

    /// <summary>The composed form (NFC) of <paramref name="text"/>; the same instance when it is composed already.</summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NeedsWork(text) ? Compose(Decomposed(text)) : text;
    }

    /// <summary>The decomposed form (NFD) of <paramref name="text"/>.</summary>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text;
        }

        return Written(Decomposed(text));
    }

    private static bool NeedsWork(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstUnstable - 1)); i >= 0 && i < text.Length; i++)
        {
            if (text[i] >= FirstUnstable && Mappings.MayChange(CodePointAt(text, ref i)))
            {
                return true;
            }
        }

        return false;
    }

    private static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            AddDecomposed(CodePointAt(text, ref i), points);
        }

        Reorder(points);
        return points;
    }

    private static void AddDecomposed(int point, List<int> points)
    {
        if (point < 0xC0)
        {
            points.Add(point);
        }
        else if ((uint)(point - HangulBase) < HangulCount)
        {
            var index = point - HangulBase;
            points.Add(LeadBase + index / (VowelCount * TrailCount));
            points.Add(VowelBase + index % (VowelCount * TrailCount) / TrailCount);
            if (index % TrailCount != 0)
            {
                points.Add(TrailBase + index % TrailCount);
            }
        }
        else if (Mappings.TryDecompose(point, out var first, out var second))
        {
            AddDecomposed(first, points);
            if (second != 0)
            {
                AddDecomposed(second, points);
            }
        }
        else
        {
            points.Add(point);
        }
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order of equal ones.</summary>
    private static void Reorder(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (Mappings.CombiningClass(points[start]) == 0)
            {
                continue;
            }

            var end = start + 1;
            while (end < points.Count && Mappings.CombiningClass(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(Mappings.CombiningClass).ToList();
                sorted.ForEach(point => points[start++] = point);
            }

            start = end - 1;
        }
    }

    private static string Compose(List<int> points)
    {
        var written = 0;
        var starter = -1;
        var lastClass = -1;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var combiningClass = Mappings.CombiningClass(point);
            var reachable = starter >= 0 && lastClass < combiningClass;
            if (reachable && TryCompose(points[starter], point, out var composite))
            {
                points[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = written;
                lastClass = -1;
            }
            else
            {
                lastClass = combiningClass;
            }

            points[written++] = point;
        }

        points.RemoveRange(written, points.Count - written);
        return Written(points);
    }

    private static bool TryCompose(int first, int second, out int composite)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
        {
            composite = HangulBase + ((first - LeadBase) * VowelCount + (second - VowelBase)) * TrailCount;
            return true;
        }

        var isOpenSyllable = (uint)(first - HangulBase) < HangulCount && (first - HangulBase) % TrailCount == 0;
        if (isOpenSyllable && (uint)(second - TrailBase - 1) < TrailCount - 1)
        {
            composite = first + (second - TrailBase);
            return true;
        }

        return Mappings.TryCompose(first, second, out composite);
    }

    /// <summary>The code point at <paramref name="index"/>, which is moved to its last code unit.</summary>
    private static int CodePointAt(string text, ref int index)
    {
        var unit = text[index];
        var isPair = char.IsHighSurrogate(unit) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        return isPair ? char.ConvertToUtf32(unit, text[++index]) : unit;
    }

    private static string Written(List<int> points)
    {
        var text = new StringBuilder(points.Count + 16);
        foreach (var point in points)
        {
            if (point < 0x10000)
            {
                text.Append((char)point);
            }
            else
            {
                text.Append(char.ConvertFromUtf32(point));
            }
        }

        return text.ToString();
    }
}
