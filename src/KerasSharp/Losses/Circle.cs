namespace KerasSharp.Losses;

/// <summary>Circle loss: pulls embeddings of one class together and pushes those of different classes apart, the more the further they are
/// off.</summary>
/// <remarks>Labels (batch) and embeddings (batch, d) of length 1 (L2-normalised); per-sample values (batch). Samples whose value is 0 do
/// not count in the mean. Source: keras.losses.Circle.</remarks>
/// <param name="gamma">The scale.</param>
/// <param name="margin">The relaxation of both aims.</param>
/// <param name="removeDiagonal">Whether a sample is left out of its own positives.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class Circle(
    double gamma = 80, double margin = 0.4, bool removeDiagonal = true, Reduction reduction = default, string? name = "circle",
    DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override bool TakesLabels => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => Against(yTrue, yPred, yTrue, yPred);

    /// <inheritdoc/>
    protected internal override Tensor? ComputeMask(Tensor yTrue, Tensor yPred, Tensor values) => values > 0;

    /// <summary>The per-sample values against other embeddings, (m, d), and their labels, (m).</summary>
    internal Tensor Against(Tensor yTrue, Tensor yPred, Tensor refLabels, Tensor refEmbeddings)
    {
        var same = yTrue.As(ScalarType.Int64).reshape(-1, 1) == refLabels.As(ScalarType.Int64).reshape(1, -1);
        var different = same.logical_not();
        if (removeDiagonal)
            same = same.logical_and(eye(same.size(0), same.size(1), dtype: ScalarType.Bool, device: yPred.device).logical_not());
        var distances = TensorMath.MaximumWithZero(1 - yPred.MatMul(refEmbeddings.transpose(0, 1)));
        var pull = TensorMath.MaximumWithZero((margin + distances) * same.As(yPred.dtype));
        var push = TensorMath.MaximumWithZero((1 + margin - distances) * different.As(yPred.dtype));
        var positive = LogSumExp(-gamma * pull * (margin - distances), same);
        var negative = LogSumExp(gamma * push * (1 - margin - distances), different);
        return nn.functional.softplus(positive + negative);
    }

    private static Tensor LogSumExp(Tensor x, Tensor where) => x.masked_fill(where.logical_not(), double.NegativeInfinity).logsumexp(1);
}
