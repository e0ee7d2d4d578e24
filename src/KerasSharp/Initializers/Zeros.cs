namespace KerasSharp.Initializers;

/// <summary>Zeros.</summary>
/// <remarks>Source: keras.initializers.Zeros.</remarks>
[KerasName("Zeros", "zero")]
public sealed partial class Zeros : Initializer
{
    /// <inheritdoc/>
    public override bool IsStateless => true;

    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => zeros(shape.ToArray(), dtype ?? KerasConfig.FloatX, CPU);
}
