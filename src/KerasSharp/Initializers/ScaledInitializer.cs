namespace KerasSharp.Initializers;

/// <summary>Base of the initializers whose values are scaled by the number of a weight's inputs and outputs.</summary>
/// <remarks>A kernel (…, inputs, outputs) has fan_in = inputs · size of the leading axes, fan_out = outputs · size of the leading axes,
/// unless the axes are given. Source: keras.initializers.VarianceScaling.</remarks>
/// <param name="seed">The seed; null for one that Keras picks.</param>
/// <param name="inputAxes">The axes whose sizes make fan_in; null, or without <paramref name="outputAxes"/>, for the rule above.</param>
/// <param name="outputAxes">The axes whose sizes make fan_out.</param>
public abstract class ScaledInitializer(Seed? seed = null, int[]? inputAxes = null, int[]? outputAxes = null) : RandomInitializer(seed)
{
    /// <summary>The standard deviation of a normal distribution cut off at two.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>The axes whose sizes make fan_in.</summary>
    public IReadOnlyList<int>? InputAxes { get; private set; } = inputAxes;

    /// <summary>The axes whose sizes make fan_out.</summary>
    public IReadOnlyList<int>? OutputAxes { get; private set; } = outputAxes;

    /// <inheritdoc/>
    public override Config GetConfig() =>
        new Config().Merge(base.GetConfig()).Merge(new() { { "input_axes", InputAxes }, { "output_axes", OutputAxes } });

    /// <summary>The same initializer, with the same seed, for kernels whose axes are these; itself where it has axes.</summary>
    internal ScaledInitializer WithAxes(int[] inputs, int[] outputs)
    {
        if (InputAxes is not null && OutputAxes is not null)
            return this;
        var copy = (ScaledInitializer)MemberwiseClone();
        (copy.InputAxes, copy.OutputAxes) = (inputs, outputs);
        return copy;
    }

    /// <summary>Values of the variance scale / fan.</summary>
    private protected Tensor Draw(Shape shape, ScalarType? dtype, double scale, string mode, string distribution)
    {
        var (fanIn, fanOut) = Fans(shape.ToArray());
        scale /= Math.Max(1, mode switch { "fan_in" => fanIn, "fan_out" => fanOut, _ => (fanIn + fanOut) / 2.0 });
        if (distribution == "uniform")
        {
            var limit = Math.Sqrt(3 * scale);
            return KerasRandom.Uniform(shape, -limit, limit, dtype, DrawingSeed, CPU);
        }

        return distribution == "untruncated_normal"
            ? KerasRandom.Normal(shape, 0, Math.Sqrt(scale), dtype, DrawingSeed, CPU)
            : KerasRandom.TruncatedNormal(shape, 0, Math.Sqrt(scale) / TruncatedDeviation, dtype, DrawingSeed, CPU);
    }

    private (double In, double Out) Fans(long[] shape)
    {
        if (InputAxes is not null && OutputAxes is not null)
            return (Product(shape, InputAxes, nameof(inputAxes)), Product(shape, OutputAxes, nameof(outputAxes)));
        if (shape.Length < 2)
            return shape is [var size] ? (size, size) : (1, 1);
        var field = shape[..^2].Aggregate(1.0, (product, size) => product * size);
        return (shape[^2] * field, shape[^1] * field);
    }

    private static double Product(long[] shape, IReadOnlyList<int> axes, string argument)
    {
        var product = 1.0;
        foreach (var axis in axes)
        {
            if (axis < -shape.Length || axis >= shape.Length)
                throw new ArgumentException($"`{argument}` names axis {axis}, but the shape is {Shape.Of(shape)}.", argument);
            product *= shape[axis < 0 ? axis + shape.Length : axis];
        }

        return product;
    }
}
