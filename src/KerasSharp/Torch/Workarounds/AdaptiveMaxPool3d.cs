namespace KerasSharp.Torch;

/// <summary>Adaptive maximum pooling over three axes.</summary>
/// <remarks>TorchSharp 0.107.0: <c>functional.adaptive_max_pool3d</c> calls the native function of one axis, which refuses the sizes. A
/// maximum over a box is one over its planes and then one over those, so two calls over two axes do it. No longer needed when the function
/// pools (1, 1, 2, 2, 2) to one value.</remarks>
internal static class AdaptiveMaxPool3d
{
    /// <summary>The largest value of each window of x (batch, channels, depth, height, width).</summary>
    /// <param name="x">The input.</param>
    /// <param name="size">The sizes of the output's last three axes.</param>
    public static Tensor Apply(Tensor x, long[] size)
    {
        var (batch, channels, depth) = (x.shape[0], x.shape[1], x.shape[2]);
        var planes = nn.functional.adaptive_max_pool2d(x.reshape(batch, channels * depth, x.shape[3], x.shape[4]), [size[1], size[2]]);
        var rows = planes.view(batch, channels, depth, size[1] * size[2]);
        return nn.functional.adaptive_max_pool2d(rows, [size[0], size[1] * size[2]]).view(batch, channels, size[0], size[1], size[2]);
    }
}
