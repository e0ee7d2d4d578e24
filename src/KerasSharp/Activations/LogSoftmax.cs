namespace KerasSharp.Activations;

/// <summary><c>log(softmax(x))</c> along an axis.</summary>
/// <remarks>Source: keras.activations.log_softmax.</remarks>
/// <param name="axis">The axis along which the exponentials sum to 1.</param>
public sealed partial class LogSoftmax(int axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.log_softmax(axis);
}
