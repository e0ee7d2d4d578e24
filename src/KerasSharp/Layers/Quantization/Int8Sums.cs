using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KerasSharp.Layers;

/// <summary>Sums of products for 32 columns of a kernel of 8-bit integers.</summary>
/// <param name="sums">The sums so far.</param>
internal struct Int8Sums(ReadOnlySpan<int> sums)
{
    /// <summary>The number of columns.</summary>
    public const int Columns = 32;

    // Two rows are interleaved within each half of a vector: its low bytes are columns 0 to 7 and 16 to 23.
    private Vector256<int> _first = Vector256.Create(sums), _second = Vector256.Create(sums[8..]), _third = Vector256.Create(sums[16..]),
        _fourth = Vector256.Create(sums[24..]);

    /// <summary>Adds the products of two neighbouring inputs with their rows of the kernel.</summary>
    /// <param name="x">The two inputs, eight times.</param>
    /// <param name="even">The row of the first.</param>
    /// <param name="odd">The row of the second.</param>
    public void Add(Vector256<short> x, Vector256<sbyte> even, Vector256<sbyte> odd)
    {
        var (low, high) = (Avx2.UnpackLow(even, odd), Avx2.UnpackHigh(even, odd));
        _first += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(low.GetLower()), x);
        _second += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(high.GetLower()), x);
        _third += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(low.GetUpper()), x);
        _fourth += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(high.GetUpper()), x);
    }

    /// <summary>Writes the sums.</summary>
    public readonly void Store(Span<int> sums)
    {
        _first.CopyTo(sums);
        _second.CopyTo(sums[8..]);
        _third.CopyTo(sums[16..]);
        _fourth.CopyTo(sums[24..]);
    }
}
