using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace QaBot.Core.Embedding;

/// <summary>
/// Dot product of two vectors of signed bytes, exact in 32 bits up to 131,071 components. TensorPrimitives.Dot sums in the
/// element type and overflows, hence this one. All paths give the same number.
/// </summary>
internal static class Int8Dot
{
    /// <summary>The dot product by the widest registers the processor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ThrowIfLengthsDiffer(left, right);
        if (Avx2.IsSupported)
        {
            return DotAvx2(left, right);
        }

        return Vector128.IsHardwareAccelerated ? DotVector128(left, right) : DotScalar(left, right, 0);
    }

    /// <summary>The dot product by AVX2: 16 bytes widened to 16-bit numbers, multiplied and added in pairs. Needs <see cref="Avx2.IsSupported"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int DotAvx2(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var length = (uint)left.Length;
        var sum0 = Vector256<int>.Zero;
        var sum1 = Vector256<int>.Zero;
        nuint i = 0;
        for (; i + 32 <= length; i += 32)
        {
            // Two sums, so that an addition does not wait for the one before it.
            sum0 += MultiplyAdd(ref a, ref b, i);
            sum1 += MultiplyAdd(ref a, ref b, i + 16);
        }

        if (i + 16 <= length)
        {
            sum0 += MultiplyAdd(ref a, ref b, i);
            i += 16;
        }

        return Vector256.Sum(sum0 + sum1) + DotScalar(left, right, (int)i);
    }

    /// <summary>The dot product by 128-bit registers of any processor.</summary>
    internal static int DotVector128(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var sum = Vector128<int>.Zero;
        nuint i = 0;
        for (; i + 16 <= (uint)left.Length; i += 16)
        {
            var x = Vector128.LoadUnsafe(ref a, i);
            var y = Vector128.LoadUnsafe(ref b, i);

            // A product of two bytes fits in 16 bits, a sum of them may not: widen before adding.
            var low = Vector128.WidenLower(x) * Vector128.WidenLower(y);
            var high = Vector128.WidenUpper(x) * Vector128.WidenUpper(y);
            sum += Vector128.WidenLower(low) + Vector128.WidenUpper(low) + Vector128.WidenLower(high) + Vector128.WidenUpper(high);
        }

        return Vector128.Sum(sum) + DotScalar(left, right, (int)i);
    }

    /// <summary>The dot product of the components from <paramref name="start"/> on, one by one.</summary>
    internal static int DotScalar(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right, int start)
    {
        var sum = 0;
        for (var i = start; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MultiplyAdd(ref sbyte a, ref sbyte b, nuint offset) =>
        Avx2.MultiplyAddAdjacent(
            Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref a, offset)),
            Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref b, offset)));

    private static void ThrowIfLengthsDiffer(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException(
                $"Vectors of {left.Length} and {right.Length} components cannot be compared; both must come from one embedding model.");
        }
    }
}
