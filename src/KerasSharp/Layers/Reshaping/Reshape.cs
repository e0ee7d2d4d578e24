namespace KerasSharp.Layers;

/// <summary>Gives the axes behind the batch another shape.</summary>
/// <remarks>Input (batch, …), output (batch, targetShape…), the same number of values. Source: keras.layers.Reshape.</remarks>
/// <param name="targetShape">The new sizes without the batch, each 0 or more; one may be -1: what is left.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below -1, or more than one is -1.</exception>
public sealed partial class Reshape(Sizes targetShape, string? name = null) : Layer(name)
{
    /// <summary>The new sizes, without the batch.</summary>
    public Sizes TargetShape { get; } = Check(targetShape);

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        new InputSpec(minNdim: 1).Check(input, 0, Name);
        var rest = Array.IndexOf([.. TargetShape], -1);
        long?[] sizes = [.. TargetShape.Select(size => size < 0 ? null : (long?)size)];
        if (input[1..].Elements is not { } elements)
            return [input[0], .. sizes];
        var known = sizes.Aggregate(1L, (product, size) => product * (size ?? 1));
        if (rest < 0 ? known != elements : known == 0 || elements % known != 0)
        {
            throw new ArgumentException(
                $"The total size of the tensor must be unchanged in layer \"{Name}\". Received: input_shape={input}, "
                + $"target_shape={TargetShape}", nameof(input));
        }

        if (rest >= 0)
            sizes[rest] = elements / known;
        return [input[0], .. sizes];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.reshape(ComputeOutputShape(x.shape).ToArray());

    private static Sizes Check(Sizes targetShape) =>
        targetShape.Any(size => size < -1) || targetShape.Count(size => size == -1) > 1
            ? throw new ArgumentException(
                $"`targetShape` must hold sizes of 0 or more, and at most one -1 for what is left. Received: targetShape={targetShape}",
                nameof(targetShape))
            : targetShape;
}
