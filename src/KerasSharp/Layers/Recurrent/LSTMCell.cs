namespace KerasSharp.Layers;

/// <summary>A step of <see cref="LSTM"/>, long short-term memory.</summary>
/// <remarks>Takes the input (batch, features), the hidden state and the cell state (batch, units); returns the output, which is the new
/// hidden state, and both new states. Weights, the gates in the order i f c o: kernel (features, 4 · units), recurrent_kernel (units, 4 ·
/// units), bias (4 · units). Source: keras.layers.LSTMCell.</remarks>
/// <param name="units">Size of the output and of each state; at least 1.</param>
/// <param name="activation">Applied to the candidate and to the cell state; null for tanh.</param>
/// <param name="recurrentActivation">Applied to the gates; null for sigmoid.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="recurrentInitializer">Initializer of the recurrent kernel; null for orthogonal.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="unitForgetBias">Whether the forget gate's bias starts at 1 instead.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="recurrentRegularizer">Penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="recurrentConstraint">Projection of the recurrent kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="dropout">Share of the inputs to drop, 0 to 1.</param>
/// <param name="recurrentDropout">Share of the states to drop, 0 to 1; with it, each gate has masks of its own.</param>
/// <param name="seed">The seed of the dropout; null for one that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units is below 1.</exception>
public sealed partial class LSTMCell(
    AxisSize units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true,
    Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null, Initializer? biasInitializer = null,
    bool unitForgetBias = true, Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int? seed = null, string? name = null)
    : StandardCell(
        units, 4, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer,
        biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, null, name)
{
    /// <summary>Applied to the gates.</summary>
    public ActivationFunction RecurrentActivation { get; } = recurrentActivation ?? "sigmoid";

    /// <summary>Whether the forget gate's bias starts at 1.</summary>
    public bool UnitForgetBias { get; } = unitForgetBias;

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSizes => [Units, Units];

    internal override bool CanFuse => Activation is Tanh && RecurrentActivation is Sigmoid;

    /// <inheritdoc/>
    private protected override int MaskCount => RecurrentDropout > 0 ? 4 : 1;

    /// <inheritdoc/>
    private protected override Initializer FirstBias => UnitForgetBias ? WithForgetBias(BiasInitializer) : BiasInitializer;

    internal override Tensor[] Advance(Tensor sums, Tensor[] states, bool training)
    {
        var gates = (sums + Recur(states[0], training)).chunk(4, -1);
        var cell = (RecurrentActivation.Apply(gates[1]) * states[1]) + (RecurrentActivation.Apply(gates[0]) * Activation.Apply(gates[2]));
        return [RecurrentActivation.Apply(gates[3]) * Activation.Apply(cell), cell];
    }
}
