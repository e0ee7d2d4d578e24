namespace KerasSharp.Layers;

/// <summary>What the attention layers have in common: a call on query, value and key, and the scores as a second output where they are
/// asked for.</summary>
public abstract class AttentionBase : Layer
{
    private protected const string CausalMask = "use_causal_mask";
    private protected const string ReturnScores = "return_attention_scores";

    private protected AttentionBase(string? name, Regularizers.Regularizer? activityRegularizer = null)
        : base(name, activityRegularizer)
    {
    }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> CallOptions => [CausalMask, ReturnScores];

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => ComputeOutputShape([input])[0];

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs) => ComputeOutputShape(inputs, null);

    /// <summary>Where a query may look at: (1, Tq, Tv), true at its own place and before.</summary>
    private protected static Tensor Causal(long queries, long values, Device device) =>
        ones([1, queries, values], ScalarType.Bool, device).tril();

    /// <summary>The switches of a call; null for none.</summary>
    private protected static Config? Options(bool useCausalMask, bool returnScores) => !useCausalMask && !returnScores ? null : new Config
    {
        { CausalMask, useCausalMask },
        { ReturnScores, returnScores },
    };

    /// <summary>A mask has the first axes of its input.</summary>
    private protected void CheckMask(Tensor? mask, Tensor input, string argument, int axes = 2)
    {
        if (mask is not null && !mask.ToSizes().AsSpan().SequenceEqual(input.ToSizes().AsSpan(0, axes)))
        {
            throw new ArgumentException(
                $"The {argument} of layer \"{Name}\" must have the shape {Shape.Of(input.ToSizes()[..axes])}. Received: "
                + $"{argument}.shape={Shape.Of(mask.ToSizes())}", argument);
        }
    }

    /// <summary>An error that names the layer and the shapes.</summary>
    private protected ArgumentException Incompatible(string reason, Shape[] inputs) =>
        new($"Layer \"{Name}\": {reason}. Received: input_shape=[{string.Join<Shape>(", ", inputs)}]", nameof(inputs));
}
