using System.Runtime.InteropServices;

namespace KerasSharp.Operations;

/// <summary>Finds shapes and types of what an operation makes by running it twice, with other numbers for the unknown sizes: where the
/// results differ, a size is unknown.</summary>
internal static class OperationProbe
{
    /// <summary>
    /// What is tried in turn: a small batch, with other unknown axes that are long enough to take a part of; all unknown axes alike, for
    /// operations that want them equal; ones in place of zeros, for divisions; identities, for inverses of matrices; more rows, for a
    /// reshape that divides them; values that differ, for points that must not lie on a line.
    /// </summary>
    private static readonly Attempt[] Attempts =
    [
        new(2, 3, 24, 36, 0), new(2, 3, 2, 3, 0), new(2, 3, 2, 3, 1), new(2, 3, 2, 3, 1, Identity: true), new(12, 24, 12, 24, 0),
        new(60, 120, 60, 120, 0), new(2, 3, 24, 36, 1, Varied: true),
    ];

    /// <exception cref="ArgumentException">The operation cannot be computed on such tensors.</exception>
    public static (Shape Shape, ScalarType DType)[] Run(
        string operation, Func<Tensor[], Tensor[]> compute, KerasTensor[] inputs, Shape[] shapes)
    {
        using var _ = no_grad();
        for (var i = 0; ; i++)
        {
            using var scope = NewDisposeScope();
            var attempt = Attempts[i];
            try
            {
                var first = compute(Inputs(attempt, attempt.Batch, attempt.Rest));
                var second = compute(Inputs(attempt, attempt.OtherBatch, attempt.OtherRest));
                if (first.Length != second.Length)
                    throw new ArgumentException("The number of results depends on a size that is not known.");
                return [.. first.Zip(second, Compare)];
            }
            catch (Exception e) when (e is ExternalException or ArgumentException or IndexOutOfRangeException)
            {
                if (i < Attempts.Length - 1)
                    continue;
                throw new ArgumentException(
                    $"Operation {operation} cannot be computed on tensors of shape "
                    + $"{string.Join(", ", shapes.Select(shape => shape.ToString()))}: {NativeError.FirstLine(e)}", nameof(inputs), e);
            }
        }

        Tensor[] Inputs(Attempt attempt, long batch, long rest) => [.. shapes.Select((shape, i) =>
        {
            var made = full([.. shape.Select((size, axis) => size ?? (axis == 0 ? batch : rest))], attempt.Value, inputs[i].DType, CPU);
            if (attempt.Identity && made.Dimensions >= 2 && made.shape[^1] == made.shape[^2])
                return eye(made.shape[^1], dtype: made.dtype).expand(made.shape).clone();
            return attempt.Varied && DTypes.IsFloating(made.dtype)
                ? (arange(made.numel(), made.dtype) * 1.7).sin().reshape(made.shape) : made;
        })];
    }

    private static (Shape, ScalarType) Compare(Tensor a, Tensor b) =>
        (Shape.Common(a.shape, b.shape), a.dtype);

    /// <summary>
    /// Two sizes for an unknown batch, two for other unknown axes, the value of all elements, and whether square matrices are identities
    /// or elements differ.
    /// </summary>
    private readonly record struct Attempt(
        long Batch, long OtherBatch, long Rest, long OtherRest, int Value, bool Identity = false, bool Varied = false);
}
