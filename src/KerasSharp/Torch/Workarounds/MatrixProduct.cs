namespace KerasSharp.Torch;

/// <summary>The matrix product of <c>torch.matmul</c>, through functions of the binding that report errors.</summary>
/// <remarks>TorchSharp 0.107.0: <c>Tensor.matmul</c> has no exception handler in its native binding (<c>THSTensor_matmul</c>), so shapes
/// that do not fit, or memory that runs out, end the process. <c>mm</c>, <c>mv</c>, <c>bmm</c> and <c>functional.linear</c> have one and
/// reach the same kernels. No longer needed when the binding's source shows CATCH_TENSOR in that function; its behaviour cannot be tested
/// without ending the process, so a test holds this to the version of TorchSharp.</remarks>
internal static class MatrixProduct
{
    /// <summary>The product over the last axis of <paramref name="a"/> and the one before last (or only) of <paramref name="b"/>; leading
    /// axes broadcast.</summary>
    /// <exception cref="ArgumentException">A tensor has no axes.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The sizes do not fit, or the types differ.</exception>
    public static Tensor MatMul(this Tensor a, Tensor b)
    {
        var (left, right) = (a.Dimensions, b.Dimensions);
        if (left == 0 || right == 0)
            throw new ShapesRefusedException(
                $"A matrix product takes tensors of one axis or more. Received: shapes {Shape.Of(a.ToSizes())} and "
                + $"{Shape.Of(b.ToSizes())}");
        return (left, right) switch
        {
            (1, 1) => a.unsqueeze(0).mv(b).squeeze(0),
            (2, 2) => a.mm(b),
            (2, 1) => a.mv(b),
            (_, 1) => nn.functional.linear(a, b.unsqueeze(0)).squeeze(-1),
            (_, 2) => nn.functional.linear(a, b.t()),
            (1, _) => Batched(a.unsqueeze(0), b).squeeze(-2),
            _ => Batched(a, b),
        };
    }

    private static Tensor Batched(Tensor a, Tensor b)
    {
        var (left, right) = (a.ToSizes(), b.ToSizes());
        if (left.Length == 3 && right.Length == 3 && left[0] == right[0])
            return a.bmm(b);
        var batch = Batch(left, right);
        var product = Matrices(a, batch).bmm(Matrices(b, batch));
        return product.view([.. batch, left[^2], right[^1]]);
    }

    private static Tensor Matrices(Tensor x, long[] batch)
    {
        long[] matrix = [x.ToSizes()[^2], x.ToSizes()[^1]];
        return x.expand([.. batch, .. matrix]).reshape([batch.Aggregate(1L, (product, size) => product * size), .. matrix]);
    }

    /// <summary>The leading axes of both, broadcast.</summary>
    private static long[] Batch(long[] left, long[] right)
    {
        var sizes = new long[Math.Max(left.Length, right.Length) - 2];
        for (var i = 1; i <= sizes.Length; i++)
        {
            var (a, b) = (i + 2 <= left.Length ? left[^(i + 2)] : 1, i + 2 <= right.Length ? right[^(i + 2)] : 1);
            if (a != b && a != 1 && b != 1)
                throw new ShapesRefusedException(
                    $"The leading axes of a matrix product must be equal or 1. Received: shapes {Shape.Of(left)} and {Shape.Of(right)}");
            sizes[^i] = a == 1 ? b : a;
        }

        return sizes;
    }
}
