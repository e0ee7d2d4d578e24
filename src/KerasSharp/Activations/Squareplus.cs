namespace KerasSharp.Activations;

/// <summary><c>(x + √(x² + b)) / 2</c>: a rectifier smooth without exponentials.</summary>
/// <remarks>Source: keras.activations.squareplus.</remarks>
/// <param name="b">Roundness of the bend at 0.</param>
public sealed partial class Squareplus(double b = 4) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => (x + (x.square() + b).SqrtToNearest()) * 0.5;
}
