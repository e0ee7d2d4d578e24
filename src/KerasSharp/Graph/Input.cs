namespace KerasSharp;

/// <summary>Where data enters a model: the first entry of a Sequential, or what layers are applied to.</summary>
/// <remarks>Source: keras.Input.</remarks>
public sealed class Input : KerasTensor
{
    /// <summary>A place for data.</summary>
    /// <param name="shape">The shape of one row, without the batch axis.</param>
    /// <param name="batchSize">The number of rows, where it is fixed.</param>
    /// <param name="dtype">The element type; null for float32.</param>
    /// <param name="name">The name; null for <c>input_layer</c>, counted.</param>
    /// <param name="batchShape">The shape with its batch axis, in place of the first two.</param>
    /// <exception cref="ArgumentException">There is no shape, or there are two.</exception>
    public Input(Shape? shape = null, int? batchSize = null, DType? dtype = null, string? name = null, Shape? batchShape = null)
        : this(new InputLayer(RowShape(shape, batchShape), batchShape is null ? batchSize : (int?)batchShape[0], dtype, name))
    {
    }

    private Input(InputLayer layer)
        : base(layer.BatchShape, layer.InputDType, layer.Name)
    {
        Layer = layer;
        KerasSharp.Graph.Node.OfInput(layer, this);
    }

    /// <summary>The layer that stands for the input.</summary>
    public InputLayer Layer { get; }

    private static Shape RowShape(Shape? shape, Shape? batchShape) => (shape, batchShape) switch
    {
        (null, { Rank: > 0 }) => batchShape[1..],
        (null, not null) => throw new ArgumentException($"`batchShape` must have a batch axis. Received: {batchShape}", nameof(batchShape)),
        (null, null) => throw new ArgumentException("You must pass a `shape` or a `batchShape`.", nameof(shape)),
        (_, not null) => throw new ArgumentException(
            $"You cannot pass both `shape` and `batchShape`. Received: {shape} and {batchShape}", nameof(batchShape)),
        _ => shape,
    };

    /// <summary>The layer that stands for the input, for the list of a Sequential.</summary>
    public static implicit operator Layer(Input input) => input.Layer;
}
