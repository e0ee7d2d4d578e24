namespace KerasSharp.Layers;

/// <summary>A convolution with a kernel of one point and the channels last: a product of matrices, in which nothing is copied.</summary>
/// <remarks>libtorch's convolution would copy the kernel into its own order on each call, (outputs, inputs, 1, 1), and oneDNN once more
/// into blocks.</remarks>
internal static class PointwiseProduct
{
    // Measured with one thread: from here on oneDNN's blocked kernels are faster by more than the copies cost.
    private const long ManyPoints = 16384;

    /// <summary>Whether it is the fastest way.</summary>
    /// <param name="x">The data, (batch, spatial axes…, input channels).</param>
    /// <param name="kernel">The kernel, (1…, input channels, output channels).</param>
    /// <param name="strides">The steps on the spatial axes.</param>
    public static bool Pays(Tensor x, Tensor kernel, Sizes strides)
    {
        if (x.dtype != ScalarType.Float32 || x.device_type != DeviceType.CPU || x.Dimensions != strides.Count + 2)
            return false;
        var points = x.size(0);
        for (var axis = 0; axis < strides.Count; axis++)
            points *= (x.size(axis + 1) + strides[axis] - 1) / strides[axis];
        return points is > 0 and <= ManyPoints && x.size(-1) == kernel.size(-2) && kernel.dtype == ScalarType.Float32;
    }

    /// <summary>Convolves.</summary>
    public static Tensor Apply(Tensor x, Tensor kernel, Tensor? bias, Sizes strides)
    {
        for (var axis = 0; axis < strides.Count; axis++)
        {
            if (strides[axis] > 1)
                x = x.slice(axis + 1, 0, x.size(axis + 1), strides[axis]);
        }

        var (inputs, outputs) = (kernel.size(-2), kernel.size(-1));
        var shape = x.ToSizes();
        var (points, matrix) = (x.reshape(-1, inputs), kernel.reshape(inputs, outputs));
        shape[^1] = outputs;
        return (bias is null ? points.mm(matrix) : addmm(bias, points, matrix, 1, 1)).view(shape);
    }
}
