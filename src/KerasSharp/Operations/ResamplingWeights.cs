namespace KerasSharp.Operations;

/// <summary>How much each value of an axis counts for each place of a new one.</summary>
/// <remarks>Source: jax.image.scale_and_translate.</remarks>
internal static class ResamplingWeights
{
    /// <summary>The weights, (old size, new size).</summary>
    public static Tensor Of(long size, long newSize, Tensor scale, Tensor translation, string method, bool antialias)
    {
        var type = scale.dtype;
        var inverse = scale.reciprocal();
        var width = antialias ? inverse.clamp_min(1) : ones_like(inverse);
        var sample = ((arange(newSize, type, scale.device) + 0.5) * inverse) - (translation * inverse) - 0.5;
        var distance = (sample.unsqueeze(0) - arange(size, type, scale.device).unsqueeze(1)).abs() / width;
        var weights = Kernel(method, distance);
        var total = weights.sum(0, keepdim: true);
        var usable = total.abs().gt(1000 * 1.1920929e-07);
        weights = where(usable, weights / where(total.ne(0), total, ones_like(total)), zeros_like(weights));
        var inside = sample.ge(-0.5).logical_and(sample.le(size - 0.5)).unsqueeze(0);
        return where(inside, weights, zeros_like(weights));
    }

    private static Tensor Kernel(string method, Tensor x) => method switch
    {
        "linear" or "bilinear" or "trilinear" or "triangle" => (1 - x).clamp_min(0),
        "cubic" or "bicubic" or "tricubic" => Cubic(x),
        "lanczos3" => Lanczos(x, 3),
        "lanczos5" => Lanczos(x, 5),
        _ => throw new ArgumentException(
            $"`method` must be one of linear, cubic, lanczos3, lanczos5 and their other names. Received: method={method}", nameof(method)),
    };

    private static Tensor Cubic(Tensor x)
    {
        var near = (((1.5 * x) - 2.5) * x * x) + 1;
        var far = (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2;
        return where(x.ge(2), zeros_like(x), where(x.ge(1), far, near));
    }

    private static Tensor Lanczos(Tensor x, double radius)
    {
        var y = radius * (Math.PI * x).sin() * (Math.PI * x / radius).sin();
        var value = where(x.gt(1e-3), y / where(x.ne(0), Math.PI * Math.PI * x * x, ones_like(x)), ones_like(x));
        return where(x.gt(radius), zeros_like(x), value);
    }
}
