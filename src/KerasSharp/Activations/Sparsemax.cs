namespace KerasSharp.Activations;

/// <summary>Projection onto the probabilities: like softmax, with true zeros.</summary>
/// <remarks>Source: keras.activations.sparsemax.</remarks>
/// <param name="axis">The axis along which the values sum to 1.</param>
public sealed partial class Sparsemax(int axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x)
    {
        var (sorted, _) = x.sort(axis, descending: true);
        var sums = sorted.cumsum(axis);
        var shape = new long[x.Dimensions];
        Array.Fill(shape, 1);
        shape[axis < 0 ? axis + x.Dimensions : axis] = -1;
        var rank = arange(1, x.shape[axis < 0 ? axis + x.Dimensions : axis] + 1, x.dtype, x.device).view(shape);
        // The support is where a sorted value exceeds the threshold that it would set with those before it.
        var support = (sorted - ((sums - 1) / rank)) > 0;
        var size = support.sum(axis, keepdim: true);
        // Keras sums the running sums of the whole support, not only the last; its numbers decide.
        var threshold = (sums.masked_fill(support.logical_not(), 0).sum(axis, keepdim: true) - 1) / size;
        return (x - threshold).clamp_min(0);
    }
}
