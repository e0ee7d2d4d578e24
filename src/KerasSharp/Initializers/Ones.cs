namespace KerasSharp.Initializers;

/// <summary>Ones.</summary>
/// <remarks>Source: keras.initializers.Ones.</remarks>
[KerasName("Ones", "one")]
public sealed partial class Ones : Initializer
{
    /// <inheritdoc/>
    public override bool IsStateless => true;

    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => ones(shape.ToArray(), dtype ?? KerasConfig.FloatX, CPU);
}
