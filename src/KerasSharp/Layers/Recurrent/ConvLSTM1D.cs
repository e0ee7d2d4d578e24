namespace KerasSharp.Layers;

/// <summary>Convolutional LSTM over sequences of signals: an LSTM whose products are convolutions.</summary>
/// <remarks>Input (batch, time, steps, channels), or channels before the spatial axes. Weights, the gates in the order i f c o: kernel
/// (window…, channels, 4 · filters), recurrent_kernel (window…, filters, 4 · filters), bias (4 · filters). States: hidden, cell.
/// Source: keras.layers.ConvLSTM1D.</remarks>
/// <param name="filters">Size of the output's channel axis; at least 1.</param>
/// <param name="kernelSize">The window along each spatial axis.</param>
/// <param name="strides">The window's steps over the input; null for 1.</param>
/// <param name="padding">"valid" or "same", at the borders of the input; the recurrent convolution always keeps the size.</param>
/// <param name="dataFormat">Where channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="dilationRate">The spacing of the window's points on the input; null for 1.</param>
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
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="recurrentConstraint">Projection of the recurrent kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="dropout">Share of the inputs to drop in training, 0 to 1; the same ones in all steps.</param>
/// <param name="recurrentDropout">Share of the states to drop in training, 0 to 1.</param>
/// <param name="seed">The seed of the dropout; null for one that Keras picks.</param>
/// <param name="returnSequences">Whether the output is that of every step, or of the last.</param>
/// <param name="returnState">Whether the last states are outputs too.</param>
/// <param name="goBackwards">Whether steps are taken from the last to the first; outputs come in the order of the steps taken.</param>
/// <param name="stateful">Whether the last states are the initial ones of the next call. The batch size is then fixed.</param>
/// <param name="unroll">Kept for the config: results are the same.</param>
/// <param name="zeroOutputForMask">Whether the output of a step that does not count is zero, or that of the step before.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An option is out of range, or strides and dilation are both above 1.</exception>
[SeedBeforeInitializers]
public sealed partial class ConvLSTM1D(
    AxisSize filters, Sizes kernelSize, Sizes? strides = null, Padding padding = default, DataFormat? dataFormat = null,
    Sizes? dilationRate = null, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true,
    Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null, Initializer? biasInitializer = null,
    bool unitForgetBias = true, Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0,
    int? seed = null, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
    bool unroll = false, bool zeroOutputForMask = false, string? name = null)
    : ConvLSTM(
        1, filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias, kernelInitializer,
        recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer,
        activityRegularizer,
        kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, returnSequences, returnState, goBackwards,
        stateful, unroll, zeroOutputForMask, name);
