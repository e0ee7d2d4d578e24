namespace KerasSharp.Layers;

/// <summary>Cuts off the first and last steps of sequences.</summary>
/// <remarks>Input (batch, steps, channels), output the same with fewer steps. Source: keras.layers.Cropping1D.</remarks>
/// <param name="cropping">What is cut off on both sides, <c>1</c>, or before and after, <c>(1, 2)</c>. Null for 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An amount is negative, or there are more than two.</exception>
public sealed partial class Cropping1D(Sizes? cropping = null, string? name = null) : Layer(name)
{
    /// <summary>What is cut off before and after.</summary>
    public Sizes Cropping { get; } = (cropping ?? 1).ForRank(2, nameof(cropping), minimum: 0);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 1, Name);
        var left = input[1] - Cropping[0] - Cropping[1];
        return left is null or > 0 ? input.With(1, left) : throw new ArgumentException(
            $"`cropping` of layer \"{Name}\" must be smaller than the input's length. Received: input_shape={input}, cropping={Cropping}",
            nameof(input));
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.narrow(1, Cropping[0], ComputeOutputShape(x.shape)[1]!.Value);
}
