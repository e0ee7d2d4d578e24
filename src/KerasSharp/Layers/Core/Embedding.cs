using System.Runtime.InteropServices;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>Turns indices into vectors that are learned.</summary>
/// <remarks>
/// Input (batch, …) of integers in [0, inputDim), output (batch, …, outputDim); negative indices count from the end. Weights: embeddings (inputDim, outputDim).
/// With maskZero the output carries the mask <c>input != 0</c>. Source: keras.layers.Embedding.
/// </remarks>
/// <param name="inputDim">Number of indices, the greatest one plus 1; at least 1.</param>
/// <param name="outputDim">Size of a vector; at least 1.</param>
/// <param name="embeddingsInitializer">Makes the first vectors; null for uniform.</param>
/// <param name="embeddingsRegularizer">Penalty on the vectors.</param>
/// <param name="embeddingsConstraint">Projection of the vectors after each update.</param>
/// <param name="maskZero">Whether index 0 is padding that the layers after shall leave out.</param>
/// <param name="weights">The first vectors themselves, (inputDim, outputDim); null to have them made.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">inputDim or outputDim is below 1.</exception>
/// <exception cref="ArgumentException">weights has another shape.</exception>
public sealed partial class Embedding(
    int inputDim,
    int outputDim,
    Initializer? embeddingsInitializer = null,
    Regularizer? embeddingsRegularizer = null,
    Constraint? embeddingsConstraint = null,
    bool maskZero = false,
    ArrayLike? weights = null,
    string? name = null) : Layer(name)
{
    private ArrayLike? _given = weights;

    /// <summary>Number of indices.</summary>
    public int InputDim { get; } = Guard.Positive(inputDim);

    /// <summary>Size of a vector.</summary>
    public int OutputDim { get; } = Guard.Positive(outputDim);

    /// <summary>Makes the first vectors.</summary>
    public Initializer EmbeddingsInitializer { get; } = embeddingsInitializer ?? "uniform";

    /// <summary>Whether index 0 is padding.</summary>
    public bool MaskZero { get; } = maskZero;

    /// <summary>The vectors, (inputDim, outputDim); null before the layer is built.</summary>
    public Variable? Embeddings { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => MaskZero;

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config
    {
        { "input_dim", InputDim },
        { "output_dim", OutputDim },
        { "embeddings_initializer", EmbeddingsInitializer },
        { "embeddings_regularizer", embeddingsRegularizer },
        { "activity_regularizer", ActivityRegularizer },
        { "embeddings_constraint", embeddingsConstraint },
        { "mask_zero", MaskZero },
    });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => [.. input, OutputDim];

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        using var scope = NewDisposeScope();
        var given = _given?.ToTensor();
        if (given is not null && !given.shape.AsSpan().SequenceEqual([InputDim, OutputDim]))
        {
            throw new ArgumentException(
                $"`weights` of layer \"{Name}\" must have the shape ({InputDim}, {OutputDim}). Received: a shape of {Shape.Of(given.shape)}", nameof(weights));
        }

        Embeddings = AddWeight("embeddings", [InputDim, OutputDim], EmbeddingsInitializer, regularizer: embeddingsRegularizer, constraint: embeddingsConstraint);
        if (given is not null)
            Embeddings.Assign(given);
        _given = null;
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var indices = x.dtype == ScalarType.Int64 ? x : x.to_type(ScalarType.Int64);
        var table = Embeddings!.As(DType.ComputeDType);
        try
        {
            return table.index(indices);
        }
        catch (ExternalException e) when (OutOfRange(indices, e) is { } error)
        {
            // Looking for them before each call would make a GPU wait.
            throw error;
        }
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [MaskZero ? inputs[0].ne(0) : null];

    private ArgumentOutOfRangeException? OutOfRange(Tensor indices, Exception cause)
    {
        using var scope = NewDisposeScope();
        var (least, greatest) = (indices.min().cpu().item<long>(), indices.max().cpu().item<long>());
        return least >= -InputDim && greatest < InputDim ? null : new ArgumentOutOfRangeException(
            $"Layer \"{Name}\" takes indices in [0, {InputDim}) (input_dim={InputDim}). Received: indices from {least} to {greatest}", cause);
    }
}
