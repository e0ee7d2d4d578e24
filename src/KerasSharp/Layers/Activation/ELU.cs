namespace KerasSharp.Layers;

/// <summary>Exponential linear unit: <c>x</c> above 0, <c>alpha · (eˣ − 1)</c> below.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.ELU.</remarks>
/// <param name="alpha">Minus the limit for very negative x.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class ELU(double alpha = 1.0, string? name = null) : Layer(name)
{
    /// <summary>Minus the limit for very negative x.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => nn.functional.elu(x, Alpha);
}
