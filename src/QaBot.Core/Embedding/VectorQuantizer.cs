namespace QaBot.Core.Embedding;

/// <summary>Turns vectors of floats into signed bytes and back. A cosine of two quantised vectors is within about .005 of the exact one.</summary>
public static class VectorQuantizer
{
    private const float MaxStep = 127f;

    /// <summary>Quantises a vector, its largest absolute component becoming 127 or -127. A vector of zeros gets the scale 0.</summary>
    /// <param name="vector">The components, usually of a vector of unit length.</param>
    /// <exception cref="ArgumentException">A component is not a finite number.</exception>
    public static QuantizedVector Quantize(ReadOnlySpan<float> vector)
    {
        var values = new sbyte[vector.Length];
        var largest = LargestMagnitude(vector);
        if (!float.IsFinite(largest))
        {
            throw new ArgumentException(
                "A component of the vector is not a finite number; the embedding model gave an unusable result.", nameof(vector));
        }

        if (largest == 0)
        {
            return new QuantizedVector(values, 0);
        }

        var scale = largest / MaxStep;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -MaxStep, MaxStep);
        }

        return new QuantizedVector(values, scale);
    }

    /// <summary>The vector that <paramref name="quantized"/> stands for; each component is within half a step of the original.</summary>
    public static float[] Dequantize(QuantizedVector quantized)
    {
        ArgumentNullException.ThrowIfNull(quantized);
        return Array.ConvertAll(quantized.Values, value => value * quantized.Scale);
    }

    // NaN comes out as NaN: MathF.Max passes it on.
    private static float LargestMagnitude(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        foreach (var component in vector)
        {
            largest = MathF.Max(largest, MathF.Abs(component));
        }

        return largest;
    }
}
