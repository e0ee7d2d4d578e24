namespace KerasSharp.Layers;

/// <summary>Multiplies each channel by a learned factor that starts small, so that a residual branch starts nearly silent.</summary>
/// <remarks>Input (…, projectionDim), output of the same. Weight: the factors (projectionDim). Touvron et al., "Going deeper with Image
/// Transformers", 2021. Source: keras.src.applications.convnext.LayerScale.</remarks>
/// <param name="initValues">The first value of all factors.</param>
/// <param name="projectionDim">Number of channels; at least 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">projectionDim is below 1.</exception>
[KerasName("LayerScale", Module = "keras.src.applications.convnext")]
public sealed partial class LayerScale(double initValues, int projectionDim, string? name = null) : Layer(name)
{
    /// <summary>The first value of all factors.</summary>
    public double InitValues { get; } = initValues;

    /// <summary>Number of channels.</summary>
    public int ProjectionDim { get; } = Guard.Positive(projectionDim);

    /// <summary>The factors; null before the layer is built.</summary>
    public Variable? Gamma { get; private set; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(
        Shape input) => input.Rank > 0 && (input[^1] ?? ProjectionDim) == ProjectionDim ? input : throw new ArgumentException(
        $"Layer \"{Name}\" scales {ProjectionDim} channels. Received: input_shape={input}", nameof(input));

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        ComputeOutputShape(input);
        Gamma = AddWeight(shape: [ProjectionDim], initializer: new Constant(InitValues));
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x * Gamma!.As(x.dtype);
}
