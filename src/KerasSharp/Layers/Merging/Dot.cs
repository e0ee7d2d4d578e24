namespace KerasSharp.Layers;

/// <summary>Scalar products of two inputs along an axis of each, for each row of the batch.</summary>
/// <remarks>Takes two inputs; the output has the batch, the other axes of the first and those of the second; two inputs (batch, n) give
/// (batch, 1). Source: keras.layers.Dot.</remarks>
/// <param name="axes">The axis of both, or that of the first and that of the second; not the batch's.</param>
/// <param name="normalize">Whether the inputs are brought to length 1 along the axes: cosine similarity.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">axes names more than two axes.</exception>
[SeveralInputs]
public sealed partial class Dot(Axes axes, bool normalize = false, string? name = null) : Merge(name)
{
    /// <summary>The axis of both inputs, or that of each.</summary>
    public Axes Axes { get; } = axes.Count == (axes.IsList ? 2 : 1) ? axes : throw new ArgumentException(
        $"`axes` must be an integer or two integers. Received: axes={axes}", nameof(axes));

    private protected override int? Count => 2;

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        if (inputs.Length != 2)
            throw Incompatible("a list of 2 inputs is expected", inputs);
        var (first, second) = (inputs[0], inputs[1]);
        var (a, b) = Resolve(first.Rank, second.Rank, inputs);
        if (first[0] is { } batch && second[0] is { } other && batch != other)
            throw Incompatible("inputs must have the same batch size", inputs);
        if (first[a] is { } x && second[b] is { } y && x != y)
            throw Incompatible($"inputs have different sizes along the axes {a} and {b}: {x} and {y}", inputs);
        Shape output = [.. first.Where((_, i) => i != a), .. second.Where((_, i) => i != b && i != 0)];
        return [output.Rank == 1 ? [.. output, 1] : output];
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context) => [MergeAll(inputs, context.Masks)];

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [null];

    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks)
    {
        var shapes = Array.ConvertAll(inputs, input => (Shape)input.shape);
        var output = ComputeOutputShape(shapes)[0];
        var (a, b) = Resolve(shapes[0].Rank, shapes[1].Rank, shapes);
        var (x, y) = (inputs[0], inputs[1]);
        if (normalize)
            (x, y) = (TensorMath.L2Normalize(x, a), TensorMath.L2Normalize(y, b));
        // (batch, rest of x, n) · (batch, n, rest of y)
        var left = x.Dimensions == 2 ? x.unsqueeze(1) : x.movedim([a], [-1]).flatten(1, -2);
        var right = y.Dimensions == 2 ? y.unsqueeze(2) : y.movedim([b], [1]).flatten(2);
        return left.bmm(right).reshape(output.ToArray());
    }

    private (int First, int Second) Resolve(int firstRank, int secondRank, Shape[] inputs)
    {
        var (a, b) = (Axes[0], Axes[^1]);
        (a, b) = (a < 0 ? a + firstRank : a, b < 0 ? b + secondRank : b);
        return a > 0 && a < firstRank && b > 0 && b < secondRank ? (a, b) : throw Incompatible(
            $"`axes` must name an axis of each input other than the batch's; it is {Axes}", inputs);
    }
}
