namespace KerasSharp.Layers;

/// <summary>Convolution of sequences: a window that moves over the spatial axis.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, newSteps, filters); with channels_first the channels come second. Weights:
/// kernel (kernelSize…, channels / groups, filters), bias (filters). Source: keras.layers.Conv1D.</remarks>
/// <param name="filters">Number of output channels; at least 1.</param>
/// <param name="kernelSize">Extent of the window; an integer.</param>
/// <param name="strides">Steps of the window; null for 1. Above 1 only without dilation.</param>
/// <param name="padding">"valid": none; "same": zeros, so that at stride 1 the size stays; "causal": zeros before the start only.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="dilationRate">Distance between the points of the window; null for 1.</param>
/// <param name="groups">Groups of channels that are convolved apart; divides input channels and filters.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="loraRank">Rank of a trainable change to the kernel, which itself is frozen then (LoRA); null for none.</param>
/// <param name="loraAlpha">The change is scaled by loraAlpha / loraRank; null for loraRank.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal" in two or three dimensions; stride and
/// dilation are both above 1; groups does not divide filters; loraRank is below 1, or given together with kernelConstraint.</exception>
[KerasName("Conv1D", "Convolution1D")]
public sealed partial class Conv1D(
    AxisSize filters, Sizes kernelSize, Sizes? strides = null, Padding padding = default, DataFormat? dataFormat = null,
    Sizes? dilationRate = null, int groups = 1, ActivationFunction? activation = null, bool useBias = true,
    Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null, [OmitIfNull] int? loraRank = null, [OmitIfNull] double? loraAlpha = null, string? name = null)
    : Convolution(
        1, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernelInitializer,
        biasInitializer, kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint, biasConstraint,
        loraRank, loraAlpha, name);
