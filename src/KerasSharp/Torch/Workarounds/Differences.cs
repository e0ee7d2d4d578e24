namespace KerasSharp.Torch;

/// <summary>Differences of neighbours, taken several times.</summary>
/// <remarks>TorchSharp 0.107.0: <c>Tensor.diff</c> throws a NotImplementedException for n other than 1. No longer needed when it takes n =
/// 2.</remarks>
internal static class Differences
{
    /// <summary>The differences along an axis, n times; 0 times the tensor itself.</summary>
    public static Tensor Take(Tensor x, int n, int axis)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var y = x;
        for (var i = 0; i < n; i++)
            y = y.diff(1, axis);
        return y;
    }
}
