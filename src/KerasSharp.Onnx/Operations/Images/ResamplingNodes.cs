namespace KerasSharp.Onnx;

/// <summary>What each place of an axis gives to each place of the axis in another size.</summary>
internal static class ResamplingNodes
{
    /// <summary>The weights, (size, new size).</summary>
    public static OnnxValue Weights(long size, long newSize, OnnxValue scale, OnnxValue translation, string method, bool antialias)
    {
        var builder = scale.Builder;
        var inverse = scale.Reciprocal();
        var width = antialias ? inverse.Maximum(inverse.Like(1)) : inverse.Like(1);
        var sample = ((builder.Range(newSize).Cast(scale.Type) + 0.5) * inverse) - (translation * inverse) - 0.5;
        var distance = (sample.Unsqueeze(0) - builder.Range(size).Cast(scale.Type).Unsqueeze(1)).Abs() / width;
        var weights = Kernel(method, distance);
        var total = weights.Sum([0], keepdims: true);
        var usable = total.Abs() > 1000 * Math.Pow(2, -23);
        weights = usable.Where(weights / total.Fill(total.Same(0), 1), weights.Like(0));
        var inside = ((sample >= -0.5) & (sample <= size - 0.5)).Unsqueeze(0);
        return inside.Where(weights, weights.Like(0)).WithShape([size, newSize]);
    }

    private static OnnxValue Kernel(string method, OnnxValue x) => method switch
    {
        "cubic" or "bicubic" or "tricubic" => Cubic(x),
        "lanczos3" => Lanczos(x, 3),
        "lanczos5" => Lanczos(x, 5),
        _ => (1.0 - x).Maximum(x.Like(0)),
    };

    private static OnnxValue Cubic(OnnxValue x)
    {
        var near = (((x * 1.5) - 2.5) * x * x) + 1;
        var far = (((((x * -0.5) + 2.5) * x) - 4) * x) + 2;
        return (x >= 2).Where(x.Like(0), (x >= 1).Where(far, near));
    }

    private static OnnxValue Lanczos(OnnxValue x, double radius)
    {
        var y = (x * Math.PI).Unary("Sin") * (x * (Math.PI / radius)).Unary("Sin") * radius;
        var value = (x > 1e-3).Where(y / (x.Square() * (Math.PI * Math.PI)).Fill(x.Same(0), 1), x.Like(1));
        return (x > radius).Where(x.Like(0), value);
    }
}
