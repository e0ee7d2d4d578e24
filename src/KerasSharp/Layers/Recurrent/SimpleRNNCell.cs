namespace KerasSharp.Layers;

/// <summary>A step of <see cref="SimpleRNN"/>: <c>activation(x · kernel + bias + h · recurrent_kernel)</c>.</summary>
/// <remarks>Takes the input (batch, features) and the state (batch, units), returns the output and the new state, which are the same.
/// Weights: kernel (features, units), recurrent_kernel (units, units), bias (units). Source: keras.layers.SimpleRNNCell.</remarks>
/// <inheritdoc cref="StandardCell(int, int, ActivationFunction, bool, Initializer, Initializer, Initializer, Regularizer, Regularizer, Regularizer, Constraint, Constraint, Constraint, double, double, int?, SeedGenerator, string)" path="/param"/>
[SeedBeforeInitializers]
public sealed partial class SimpleRNNCell(
    AxisSize units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0,
    int? seed = null, string? name = null)
    : StandardCell(
        units, 1, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer,
        biasRegularizer,
        kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, new SeedGenerator(seed), name)
{
    internal override bool CanFuse => Activation is Tanh;

    /// <inheritdoc/>
    private protected override int MaskCount => 1;

    internal override Tensor[] Advance(Tensor sums, Tensor[] states, bool training) =>
        [Activation.Apply(sums + Recur(states[0], training))];

    /// <inheritdoc/>
    private protected override bool Drops(double rate) => rate > 0;
}
