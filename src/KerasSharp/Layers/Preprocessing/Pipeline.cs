namespace KerasSharp.Layers;

/// <summary>Applies layers one after the other: for preparing data, such as a chain of image augmentations.</summary>
/// <remarks>A plain layer, not a model. Called by itself it runs as in training, so that random layers are random; as part of a model it
/// does as the model says. Source: keras.layers.Pipeline.</remarks>
public sealed partial class Pipeline : Layer
{
    /// <summary>A chain of layers.</summary>
    /// <param name="layers">The layers, in order; at least one.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">There are no layers, or one is null.</exception>
    public Pipeline(IReadOnlyList<Layer> layers, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0 || layers.Any(layer => layer is null))
            throw new ArgumentException(
                $"`layers` of Pipeline must hold at least one layer, and no null. Received: {layers.Count} layers", nameof(layers));
        Layers = [.. layers];
        foreach (var layer in Layers.Distinct())
            AddLayer(layer);
    }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Calls the layers, in order, on images with what goes with them: those that take images alone are given the
    /// images.</summary>
    /// <param name="data">The images, one or a batch, and what goes with them.</param>
    /// <param name="training">Whether the call is part of training; true by default.</param>
    /// <exception cref="ArgumentException">A layer cannot be called on such images.</exception>
    public LabeledImages Apply(LabeledImages data, bool? training = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var memory = NewDisposeScope();
        foreach (var layer in Layers)
        {
            data = layer switch
            {
                ImageLayer images => images.Apply(data, training),
                MaxNumBoundingBoxes boxes => boxes.Apply(data),
                Pipeline within => within.Apply(data, training),
                _ => data with { Images = layer.Apply(data.Images, training ?? true) },
            };
        }

        return new(Out(data.Images)!)
        {
            Labels = Out(data.Labels),
            BoundingBoxes = data.BoundingBoxes is { } found ? new(Out(found.Boxes)!, Out(found.Labels)!) : null,
            SegmentationMasks = Out(data.SegmentationMasks),
        };

        // A layer may give back what it was given: the caller has that already.
        static Tensor? Out(Tensor? x) => x?.alias().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    internal override bool TrainingByDefault => true;

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "layers", Layers }, { "name", Name } };

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => Layers.Aggregate(input, (shape, layer) => layer.ComputeOutputShape(shape));

    /// <summary>Each layer sees to its own type.</summary>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        foreach (var layer in Layers)
        {
            layer.EnsureBuilt(input);
            input = layer.ComputeOutputShape(input);
        }
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        if (inputs.Length != 1)
            throw new ArgumentException(
                $"Layer \"{Name}\" expects 1 input(s), but it received {inputs.Length} input tensors.", nameof(inputs));
        foreach (var layer in Layers)
            inputs = layer.Invoke(inputs, context.Training);
        return inputs;
    }
}
