namespace KerasSharp.Activations;

/// <summary>Gated linear unit: the first half of an axis times the sigmoid of the second half.</summary>
/// <remarks>Source: keras.activations.glu.</remarks>
/// <param name="axis">The axis that is halved; its size is even.</param>
public sealed partial class Glu(int axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x)
    {
        if (x.shape[axis < 0 ? axis + x.Dimensions : axis] % 2 != 0)
            throw new ArgumentException(
                $"The axis that `glu` halves must have an even size. Received: axis={axis}, x.shape={Shape.Of(x.shape)}", nameof(x));
        return nn.functional.glu(x, axis);
    }
}
