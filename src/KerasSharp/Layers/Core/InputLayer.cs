namespace KerasSharp.Layers;

/// <summary>Stands for the data that enters a model; gives its input on as it is.</summary>
/// <remarks>Source: keras.layers.InputLayer.</remarks>
[Refuses("optional", "true", "an input that may be missing; leave it out of the model instead")]
[Refuses("ragged", "true", "rows of unequal length; pad them, with a mask")]
[Refuses("sparse", "true", "layers take dense tensors")]
public sealed partial class InputLayer : Layer
{
    /// <summary>A place for data.</summary>
    /// <param name="shape">The shape of one row, without the batch axis.</param>
    /// <param name="batchSize">The number of rows, where it is fixed.</param>
    /// <param name="dtype">The element type; null for float32.</param>
    /// <param name="name">The layer's name.</param>
    public InputLayer(Shape shape, int? batchSize = null, DType? dtype = null, string? name = null)
        : base(name)
    {
        BatchShape = shape.WithBatch(batchSize);
        IsText = dtype?.IsText == true;
        InputDType = IsText ? ScalarType.Int64 : dtype ?? KerasConfig.FloatX;
        Built = true;
    }

    /// <summary>The shape, batch axis included.</summary>
    public Shape BatchShape { get; }

    /// <summary>Whether the data is strings, <c>dtype: "string"</c>; a tensor holds a number for each.</summary>
    public bool IsText { get; }

    /// <summary>The element type of the data; int64 for strings.</summary>
    public ScalarType InputDType { get; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsInput => true;

    internal override bool TakesText => IsText;

    /// <inheritdoc/>
    public override Config? GetBuildConfig() => null;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override Config GetConfig() => new()
    {
        { "batch_shape", BatchShape }, { "dtype", IsText ? (DType)"string" : InputDType }, { "sparse", false }, { "ragged", false },
            { "name", Name }, { "optional", false },
    };

    /// <summary>The layer that a config describes.</summary>
    /// <exception cref="ConfigException">It asks for sparse, ragged or optional inputs.</exception>
    public static InputLayer FromConfig(Config config)
    {
        config.RefuseUnknown(nameof(InputLayer), "batch_shape", "batch_input_shape", "dtype", "sparse", "ragged", "name", "optional");
        foreach (var option in (string[])["sparse", "ragged", "optional"])
        {
            if (config.Get(option, false))
                throw new ConfigException($"InputLayer does not support {option}=true.");
        }

        var key = config.Contains("batch_shape") ? "batch_shape" : "batch_input_shape";
        if (config.Get<Shape?>(key, null) is not { Rank: > 0 } shape)
            throw new ConfigException($"The config of InputLayer must have a shape with a batch axis under '{key}'.");
        return new InputLayer(
            shape[1..], (int?)shape[0], config.Get<DType>("dtype", KerasConfig.FloatX), config.Get<string?>("name", null));
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x;
}
