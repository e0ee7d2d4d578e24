namespace KerasSharp.Layers;

/// <summary>A step of <see cref="GRU"/>, gated recurrent unit.</summary>
/// <remarks>Takes the input (batch, features) and the state (batch, units), returns the output and the new state, which are the same.
/// Weights, the gates in the order z r h: kernel (features, 3 · units), recurrent_kernel (units, 3 · units), bias (2, 3 · units), that of
/// the input's sums and that of the state's, or (3 · units) where the reset comes before the product.
/// Source: keras.layers.GRUCell.</remarks>
/// <param name="units">Size of the output and of the state; at least 1.</param>
/// <param name="activation">Applied to the candidate; null for tanh.</param>
/// <param name="recurrentActivation">Applied to the gates; null for sigmoid.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="recurrentInitializer">Initializer of the recurrent kernel; null for orthogonal.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="recurrentRegularizer">Penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="recurrentConstraint">Projection of the recurrent kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="dropout">Share of the inputs to drop, 0 to 1.</param>
/// <param name="recurrentDropout">Share of the states to drop, 0 to 1; with it, each gate has masks of its own.</param>
/// <param name="resetAfter">Whether the reset gate acts after the product with the recurrent kernel, or on the state before it.</param>
/// <param name="seed">The seed of the dropout; null for one that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units is below 1.</exception>
public sealed partial class GRUCell(
    AxisSize units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true,
    Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null, Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
    Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
    double recurrentDropout = 0, bool resetAfter = true, int? seed = null, string? name = null)
    : StandardCell(
        units, 3, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer,
        biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, null, name)
{
    /// <summary>Applied to the gates.</summary>
    public ActivationFunction RecurrentActivation { get; } = recurrentActivation ?? "sigmoid";

    /// <summary>Whether the reset gate acts after the product with the recurrent kernel.</summary>
    public bool ResetAfter { get; } = resetAfter;

    internal override bool CanFuse => Activation is Tanh && RecurrentActivation is Sigmoid;

    /// <inheritdoc/>
    private protected override int MaskCount => RecurrentDropout > 0 ? 3 : 1;

    /// <inheritdoc/>
    private protected override Shape BiasShape => ResetAfter ? [2, 3 * Units] : 3 * Units;

    /// <inheritdoc/>
    private protected override Tensor? InputBias(ScalarType type) => ResetAfter ? Bias?.As(type).select(0, 0) : Bias?.As(type);

    internal override Tensor[] Advance(Tensor sums, Tensor[] states, bool training)
    {
        var state = states[0];
        var given = sums.chunk(3, -1);
        Tensor update, candidate;
        if (ResetAfter)
        {
            var products = Recur(state, training);
            var recurrent = (Bias is null ? products : products + Bias.As(state.dtype).select(0, 1)).chunk(3, -1);
            update = RecurrentActivation.Apply(given[0] + recurrent[0]);
            candidate = Activation.Apply(given[2] + (RecurrentActivation.Apply(given[1] + recurrent[1]) * recurrent[2]));
        }
        else
        {
            var kernel = RecurrentKernel!.As(state.dtype);
            var masks = RecurrentDropoutMasks(state, training);
            update = RecurrentActivation.Apply(given[0] + Masked(0).MatMul(Gate(kernel, 0)));
            var reset = RecurrentActivation.Apply(given[1] + Masked(1).MatMul(Gate(kernel, 1)));
            candidate = Activation.Apply(given[2] + (reset * Masked(2)).MatMul(Gate(kernel, 2)));

            Tensor Masked(int gate) => masks is null ? state : state * masks[gate];
        }

        return [(update * state) + ((1 - update) * candidate)];
    }
}
