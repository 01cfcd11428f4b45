using System.Runtime.Intrinsics.X86;
using QaBot.Core.Embedding;

namespace QaBot.Core.Tests.Embedding;

public sealed class Int8DotTests
{
    public static TheoryData<int> Lengths => [0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 63, 100, 383, 384, 385, 1_024];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_RandomVectors_AllPathsGiveTheExactSum(int length)
    {
        var random = new Random(length);
        var left = Components(length, _ => (sbyte)random.Next(-127, 128));
        var right = Components(length, _ => (sbyte)random.Next(-127, 128));

        AllPathsShouldGive(left, right, left.Zip(right, (a, b) => a * b).Sum());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_LargestComponents_DoesNotOverflow(int length)
    {
        var least = Components(length, _ => sbyte.MinValue);
        var most = Components(length, _ => sbyte.MaxValue);

        AllPathsShouldGive(least, least, 16_384 * length);
        AllPathsShouldGive(least, most, -16_256 * length);
    }

    [Fact]
    public void Dot_DifferentLengths_Throws()
    {
        Should.Throw<ArgumentException>(() => Int8Dot.Dot(new sbyte[16], new sbyte[17])).Message.ShouldContain("16 and 17");
    }

    private static sbyte[] Components(int length, Func<int, sbyte> component) => [.. Enumerable.Range(0, length).Select(component)];

    private static void AllPathsShouldGive(sbyte[] left, sbyte[] right, int expected)
    {
        Int8Dot.Dot(left, right).ShouldBe(expected);
        Int8Dot.DotScalar(left, right, 0).ShouldBe(expected);
        Int8Dot.DotVector128(left, right).ShouldBe(expected);
        if (Avx2.IsSupported)
        {
            Int8Dot.DotAvx2(left, right).ShouldBe(expected);
        }
    }
}
