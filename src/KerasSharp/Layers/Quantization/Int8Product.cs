using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KerasSharp.Layers;

/// <summary>The product of a few rows, rounded to 8-bit integers, with a kernel of such, which is read as it is stored.</summary>
/// <remarks>
/// TorchSharp binds none of libtorch's products of 8-bit integers with 32-bit sums (<c>_int_mm</c>, quantized kernels), so that a kernel
/// becomes float32 for each of its products. With few rows that conversion, and the calls that round the input, cost more than the product.
/// </remarks>
internal static class Int8Product
{
    /// <summary>With more rows the product in float32 is as fast.</summary>
    public const int MostRows = 8;

    private const int Block = 64;
    private const int PairsAtOnce = 32;

    // Sums of products of at most 2^7 · 2^7 stay within 32 bits.
    private const int MostInputs = 1 << 16;

    /// <summary>Whether <see cref="Multiply"/> takes the operands.</summary>
    /// <param name="x">Rows of float32 numbers, (…, inputs).</param>
    /// <param name="kernel">The kernel, (inputs, units).</param>
    public static bool Takes(Tensor x, Tensor kernel) =>
        Avx2.IsSupported && x.dtype == ScalarType.Float32 && kernel.dtype == ScalarType.Int8 && x.Dimensions > 0 && kernel.Dimensions == 2
        && x.device_type == DeviceType.CPU && kernel.device_type == DeviceType.CPU && kernel.is_contiguous()
        && kernel.shape is [> 0 and <= MostInputs and var inputs, >= Block] && x.shape[^1] == inputs && x.numel() <= inputs * MostRows;

    /// <summary>The product, (…, units), without gradients; sums are exact until they become float32.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="scale">What each column of the kernel was multiplied by, (units).</param>
    /// <param name="quantizer">Rounds the rows, each with a scale of its own, to 8 bits.</param>
    public static Tensor Multiply(Tensor x, Tensor kernel, Tensor scale, AbsMaxQuantizer quantizer)
    {
        using var rows = x.contiguous();
        using var columns = scale.contiguous();
        var (inputs, units) = ((int)kernel.shape[0], (int)kernel.shape[1]);
        var values = MemoryMarshal.Cast<byte, float>(rows.bytes);
        var count = (inputs + 1) / 2;
        var (pairs, scales) = (new int[values.Length / inputs * count], new float[values.Length / inputs]);
        for (var row = 0; row < scales.Length; row++)
            scales[row] = Round(values.Slice(row * inputs, inputs), pairs.AsSpan(row * count, count), quantizer);
        ReadOnlySpan<sbyte> weights = MemoryMarshal.Cast<byte, sbyte>(kernel.bytes);
        var blocks = (units + Block - 1) / Block;
        var sums = new int[scales.Length * blocks * Block];
        // Rows of the kernel that follow each other in memory are read side by side.
        for (var first = 0; first < count; first += PairsAtOnce)
        {
            var several = Math.Min(PairsAtOnce, count - first);
            for (var block = 0; block < blocks; block++)
            {
                var part = weights[((2 * first * units) + Column(block, units))..];
                for (var row = 0; row < scales.Length; row++)
                {
                    Add(pairs.AsSpan((row * count) + first, several), part, inputs - (2 * first), units,
                        sums.AsSpan(((row * blocks) + block) * Block, Block));
                }
            }
        }

        var result = empty([.. x.shape[..^1], units], dtype: ScalarType.Float32);
        var results = MemoryMarshal.Cast<byte, float>(result.bytes);
        for (var row = 0; row < scales.Length; row++)
        {
            Divide(sums.AsSpan(row * blocks * Block, blocks * Block), results.Slice(row * units, units), scales[row],
                MemoryMarshal.Cast<byte, float>(columns.bytes));
        }

        return result;
    }

    /// <summary>The first column of a block: the last one ends with the kernel, and may overlap the one before.</summary>
    private static int Column(int block, int units) => Math.Min(block * Block, units - Block);

    /// <summary>Rounds a row, and puts two neighbours into one number as its 16-bit halves; behind an odd number of them a 0.</summary>
    /// <returns>The scale.</returns>
    private static float Round(ReadOnlySpan<float> row, Span<int> pairs, AbsMaxQuantizer quantizer)
    {
        var (least, greatest) = ((float)quantizer.ValueRange.Min, (float)quantizer.ValueRange.Max);
        // As the quantizer itself does it, in float32.
        var scale = greatest / (MathF.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(row)) + (float)quantizer.Epsilon);
        for (var i = 0; i < row.Length; i++)
        {
            // What is not a number becomes 0; the scale is none then, and so are the results.
            var value = (int)Math.Clamp(MathF.Round(row[i] * scale), least, greatest);
            pairs[i / 2] = i % 2 == 0 ? (ushort)value : pairs[i / 2] | (value << 16);
        }

        return scale;
    }

    /// <summary>Adds to the sums of a block.</summary>
    private static void Add(ReadOnlySpan<int> pairs, ReadOnlySpan<sbyte> weights, int inputs, int units, Span<int> sums)
    {
        Int8Sums left = new(sums), right = new(sums[Int8Sums.Columns..]);
        for (var i = 0; i < pairs.Length; i++)
        {
            var x = Vector256.Create(pairs[i]).AsInt16();
            var even = weights.Slice(2 * i * units, Block);
            if ((2 * i) + 1 < inputs)
            {
                var odd = weights.Slice(((2 * i) + 1) * units, Block);
                left.Add(x, Vector256.Create(even), Vector256.Create(odd));
                right.Add(x, Vector256.Create(even[Int8Sums.Columns..]), Vector256.Create(odd[Int8Sums.Columns..]));
            }
            else
            {
                left.Add(x, Vector256.Create(even), Vector256<sbyte>.Zero);
                right.Add(x, Vector256.Create(even[Int8Sums.Columns..]), Vector256<sbyte>.Zero);
            }
        }

        left.Store(sums);
        right.Store(sums[Int8Sums.Columns..]);
    }

    private static void Divide(ReadOnlySpan<int> sums, Span<float> results, float scale, ReadOnlySpan<float> columns)
    {
        for (var i = 0; i < sums.Length; i += Block)
        {
            var start = Column(i / Block, results.Length);
            for (var column = 0; column < Block; column += Vector256<int>.Count)
            {
                var divisor = Vector256.Create(columns[(start + column)..]) * scale;
                (Vector256.ConvertToSingle(Vector256.Create(sums[(i + column)..])) / divisor).CopyTo(results[(start + column)..]);
            }
        }
    }
}
