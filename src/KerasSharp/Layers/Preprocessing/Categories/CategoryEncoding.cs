namespace KerasSharp.Layers;

/// <summary>Encodes integers below a known number as vectors.</summary>
/// <remarks>Input (batch) or (batch, samples) of integers; output (batch, …, numTokens): a vector for each value with <c>one_hot</c> (an
/// axis of size 1 is taken for it), one for each sample otherwise. Source: keras.layers.CategoryEncoding.</remarks>
/// <param name="numTokens">The number of categories; at least 1. Inputs are below it; a negative input counts for none.</param>
/// <param name="outputMode"><c>multi_hot</c>, <c>one_hot</c> or <c>count</c>; null for <c>multi_hot</c>.</param>
/// <param name="sparse">Must be false.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">numTokens is below 1.</exception>
/// <exception cref="ArgumentException">outputMode is another, or sparse is true.</exception>
[Refuses("sparse", "true", "layers give dense tensors")]
public sealed partial class CategoryEncoding(int numTokens, OutputMode? outputMode = null, bool sparse = false, string? name = null)
    : Layer(name)
{
    /// <summary>The number of categories.</summary>
    public int NumTokens { get; } = Guard.Positive(numTokens);

    /// <summary>What comes out.</summary>
    public OutputMode OutputMode { get; } = (outputMode ?? OutputMode.MultiHot).Among(
        nameof(CategoryEncoding), OutputMode.MultiHot, OutputMode.OneHot, OutputMode.Count);

    /// <summary>Always false.</summary>
    public bool Sparse { get; } = CategoricalEncoding.RefuseSparse(sparse, nameof(CategoryEncoding));

    /// <summary>Encodes with weights: each value counts its weight. Only with <c>count</c>.</summary>
    /// <param name="x">The values.</param>
    /// <param name="countWeights">The weights, in the shape of the values.</param>
    /// <exception cref="ArgumentException">outputMode is not <c>count</c>, or the shapes differ.</exception>
    public Tensor Apply(Tensor x, ArrayLike countWeights)
    {
        if (OutputMode != OutputMode.Count)
            throw new ArgumentException(
                $"`countWeights` is not used by layer \"{Name}\" when `outputMode` is not 'count'. Received: outputMode='{OutputMode}'",
                nameof(countWeights));
        using var scope = NewDisposeScope();
        var weights = countWeights.ToTensor();
        if (!TensorMath.SameShape(x, weights))
            throw new ArgumentException(
                $"`countWeights` of layer \"{Name}\" must have the shape of the input {Shape.Of(x.shape)}. Received: shape "
                + $"{Shape.Of(weights.shape)}", nameof(countWeights));
        EnsureBuilt(Shape.Of(x.shape));
        return CategoricalEncoding.Encode(x, OutputMode, NumTokens, ComputingType, Name, weights.to(x.device).As(ComputingType))
            .MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => CategoricalEncoding.OutputShape(input, OutputMode, NumTokens);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => CategoricalEncoding.Encode(x, OutputMode, NumTokens, ComputingType, Name);
}
