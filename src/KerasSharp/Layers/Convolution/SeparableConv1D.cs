namespace KerasSharp.Layers;

/// <summary>Convolution of sequences in two steps: each channel by itself, then a mix of the channels at each point.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, newSteps, filters); with channels_first the channels come second. Weights:
/// depthwise_kernel (kernelSize…, channels, depthMultiplier), pointwise_kernel (1…, channels · depthMultiplier, filters), bias (filters).
/// Source: keras.layers.SeparableConv1D.</remarks>
/// <param name="filters">Number of output channels; at least 1.</param>
/// <param name="kernelSize">Extent of the window; an integer.</param>
/// <param name="strides">Steps of the window; null for 1.</param>
/// <param name="padding">"valid": none; "same": zeros, so that at stride 1 the size stays.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="dilationRate">Distance between the points of the window; null for 1.</param>
/// <param name="depthMultiplier">Output channels for each input channel; at least 1.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="depthwiseInitializer">Initializer of the depthwise kernel; null for glorot_uniform.</param>
/// <param name="pointwiseInitializer">Initializer of the pointwise kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="depthwiseRegularizer">Penalty on the depthwise kernel.</param>
/// <param name="pointwiseRegularizer">Penalty on the pointwise kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="depthwiseConstraint">Projection of the depthwise kernel after each update.</param>
/// <param name="pointwiseConstraint">Projection of the pointwise kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
[KerasName("SeparableConv1D", "SeparableConvolution1D")]
public sealed partial class SeparableConv1D(
    AxisSize filters, Sizes kernelSize, Sizes? strides = null, Padding padding = default, DataFormat? dataFormat = null,
    Sizes? dilationRate = null, int depthMultiplier = 1, ActivationFunction? activation = null, bool useBias = true,
    Initializer? depthwiseInitializer = null, Initializer? pointwiseInitializer = null, Initializer? biasInitializer = null,
    Regularizer? depthwiseRegularizer = null, Regularizer? pointwiseRegularizer = null, Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null, Constraint? depthwiseConstraint = null, Constraint? pointwiseConstraint = null,
    Constraint? biasConstraint = null, string? name = null)
    : SeparableConvolution(
        1, filters, kernelSize, strides, padding, dataFormat, dilationRate, depthMultiplier, activation, useBias,
        depthwiseInitializer, pointwiseInitializer, biasInitializer, depthwiseRegularizer, pointwiseRegularizer, biasRegularizer,
        activityRegularizer, depthwiseConstraint, pointwiseConstraint, biasConstraint, name);
