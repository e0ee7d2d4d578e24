using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Finds shapes and types of what an operation makes by running it on zeros.</summary>
internal static class OperationProbe
{
    /// <summary>What unknown sizes are taken for, pair by pair: where the two results differ, the size is unknown. The larger ones are for operations that need more
    /// places (a part of an axis) or sizes that can be divided (a reshape that moves an unknown size).</summary>
    private static readonly (long, long)[] Sizes = [(2, 3), (12, 24), (60, 120)];

    public static (Shape Shape, ScalarType DType)[] Run(string operation, Func<Tensor[], Tensor[]> compute, KerasTensor[] inputs, Shape[] shapes)
    {
        using var _ = no_grad();
        var known = Array.TrueForAll(shapes, shape => shape.IsKnown);
        for (var attempt = 0; ; attempt++)
        {
            using var scope = NewDisposeScope();
            try
            {
                var first = Try(Sizes[attempt].Item1);
                var second = known ? first : Try(Sizes[attempt].Item2);
                if (first.Length != second.Length)
                    throw new ArgumentException("The number of results depends on a size that is not known.");
                return [.. first.Zip(second, Compare)];
            }
            catch (Exception e) when (e is ExternalException or ArgumentException or IndexOutOfRangeException)
            {
                if (!known && attempt < Sizes.Length - 1)
                    continue;
                throw new ArgumentException(
                    $"Operation {operation} cannot be computed on tensors of shape {string.Join(", ", shapes.Select(shape => shape.ToString()))}: {e.Message}", nameof(inputs), e);
            }
        }

        Tensor[] Try(long unknown) => compute([.. shapes.Select((shape, i) => zeros(shape.ToArray(unknown), inputs[i].DType, CPU))]);
    }

    private static (Shape, ScalarType) Compare(Tensor a, Tensor b) => (Shape.Create([.. a.shape.Zip(b.shape, (x, y) => x == y ? (long?)x : null)]), a.dtype);
}
