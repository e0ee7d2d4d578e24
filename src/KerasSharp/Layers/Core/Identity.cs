namespace KerasSharp.Layers;

/// <summary>Passes its input on.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.Identity.</remarks>
/// <param name="name">The layer's name.</param>
public sealed partial class Identity(string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x;
}
