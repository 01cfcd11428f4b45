namespace QaBot.Evaluation.Metrics;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine and in every version of the runtime, so
/// that an interval can be repeated to the digit. Not safe to use from several threads at once.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number in [0, <paramref name="limit"/>).</summary>
    public int Next(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;

        // The high half of the product: even to within 2^-33 for limits of this size.
        return (int)(((mixed >> 32) * (ulong)limit) >> 32);
    }
}
