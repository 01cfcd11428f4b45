using QaBot.Core.Embedding;

namespace QaBot.Core.Tests.Embedding;

public sealed class VectorQuantizerTests
{
    [Fact]
    public void Quantize_Vector_KeepsEachComponentWithinHalfAStep()
    {
        var random = new Random(7);
        float[] vector = [.. Enumerable.Range(0, 384).Select(_ => (random.NextSingle() - .5f) / 10)];

        var quantized = VectorQuantizer.Quantize(vector);

        quantized.Values.Max(value => Math.Abs((int)value)).ShouldBe(127);
        foreach (var (exact, restored) in vector.Zip(VectorQuantizer.Dequantize(quantized)))
        {
            restored.ShouldBe(exact, (quantized.Scale / 2) + 1e-6f);
        }
    }

    [Fact]
    public void Quantize_Zeros_GivesZerosAndScaleZero()
    {
        var quantized = VectorQuantizer.Quantize(new float[3]);

        quantized.Values.ShouldBe(new sbyte[3]);
        quantized.Scale.ShouldBe(0);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Quantize_ComponentThatIsNoNumber_Throws(float component)
    {
        Should.Throw<ArgumentException>(() => VectorQuantizer.Quantize([.1f, component, .2f]));
    }

    [Fact]
    public void Quantize_SmallestNumbers_StaysInRange()
    {
        VectorQuantizer.Quantize([float.Epsilon, -float.Epsilon]).Values.ShouldAllBe(value => value >= -127);
    }
}
