using KerasSharp.Layers.Fused;

namespace KerasSharp.Layers;

/// <summary>Fully connected recurrent layer: each step computes <c>activation(x · kernel + bias + h · recurrent_kernel)</c>.</summary>
/// <remarks>Input (batch, time, features), then initial states where given; output (batch, units) or, with <c>returnSequences</c>, (batch,
/// time, units), then the last states with <c>returnState</c>. Weights: kernel (features, units), recurrent_kernel (units, units), bias
/// (units). With the default activations, and without recurrent dropout, all steps on the CPU in float32 run as one kernel.
/// Source: keras.layers.SimpleRNN.</remarks>
/// <param name="units">Size of the output and of each state; at least 1.</param>
/// <param name="activation">Applied to the state; null for tanh.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="recurrentInitializer">Initializer of the recurrent kernel; null for orthogonal.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="recurrentRegularizer">Penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="recurrentConstraint">Projection of the recurrent kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="dropout">Share of the inputs to drop in training, 0 to 1; the same ones in all steps.</param>
/// <param name="recurrentDropout">Share of the states to drop in training, 0 to 1. Steps are then computed one by one.</param>
/// <param name="returnSequences">Whether the output is that of every step, or of the last.</param>
/// <param name="returnState">Whether the last states are outputs too.</param>
/// <param name="goBackwards">Whether steps are taken from the last to the first; outputs come in the order of the steps taken.</param>
/// <param name="stateful">Whether the last states are the initial ones of the next call. The batch size is then fixed.</param>
/// <param name="unroll">Kept for the config: results are the same.</param>
/// <param name="seed">The seed of the dropout; null for one that Keras picks.</param>
/// <param name="zeroOutputForMask">Whether the output of a step that does not count is zero, or that of the step before.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units is below 1.</exception>
[SeedBeforeInitializers]
public sealed partial class SimpleRNN(
    AxisSize units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
    double recurrentDropout = 0, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
    bool unroll = false, [NotInConfig] int? seed = null, bool zeroOutputForMask = false, string? name = null)
    : StandardRecurrentLayer(
        new SimpleRNNCell(
            units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed,
            "simple_rnn_cell"),
        returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, null, activityRegularizer, name)
{
    internal override TorchLayout? TorchLayout => RecurrentTorchLayout.OneBias(UseBias);

    private protected override List<Tensor> RunKernel(FusedArguments arguments, FusedOptions options) =>
        FusedSimpleRnn.Run(arguments, options);
}
