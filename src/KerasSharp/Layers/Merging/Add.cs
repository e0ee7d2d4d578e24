namespace KerasSharp.Layers;

/// <summary>Adds inputs value by value.</summary>
/// <remarks>Takes a list of at least one input whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1
/// behind the batch. Source: keras.layers.Add.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Add(string? name = null) : Merge(name)
{
    internal override bool MakesFreshOutput => true;

    internal override bool OverwritesInput => true;

    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => inputs.Aggregate((a, b) =>
        CanHold(a, b) ? a.add_(b) : CanHold(b, a) ? b.add_(a) : a + b);

    private static bool CanHold(Tensor sum, Tensor other) =>
        CallState.MayOverwrite(sum) && sum.dtype == other.dtype && sum.ToSizes().AsSpan().SequenceEqual(other.ToSizes());
}
