namespace KerasSharp.Torch.Convolutions;

/// <summary>Whether two results are the same but for rounding. A fault leaves errors of the size of the values.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-3;

    // bfloat16 has 8 bits, and kernels may round the parts of a sum.
    private const double ShortTolerance = 3e-2;

    /// <summary>Compares the largest error with the largest value; false where one is not a number.</summary>
    public static bool Agree(Tensor found, Tensor right)
    {
        using var scope = NewDisposeScope();
        var tolerance = found.dtype is ScalarType.BFloat16 or ScalarType.Float16 ? ShortTolerance : Tolerance;
        var error = (found.to(right.dtype) - right).abs().max().to(ScalarType.Float64).item<double>();
        return error <= tolerance * right.abs().max().to(ScalarType.Float64).item<double>();
    }
}
