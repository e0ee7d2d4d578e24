namespace KerasSharp.Layers;

/// <summary>Convolution of each channel of sequences by itself.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, newSteps, channels · depthMultiplier); with channels_first the channels come
/// second. Weights: kernel (kernelSize…, channels, depthMultiplier), bias (channels · depthMultiplier).
/// Source: keras.layers.DepthwiseConv1D.</remarks>
/// <param name="kernelSize">Extent of the window; an integer.</param>
/// <param name="strides">Steps of the window; null for 1.</param>
/// <param name="padding">"valid": none; "same": zeros, so that at stride 1 the size stays.</param>
/// <param name="depthMultiplier">Output channels for each input channel; at least 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="dilationRate">Distance between the points of the window; null for 1.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="depthwiseInitializer">Initializer of the depthwise kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="depthwiseRegularizer">Penalty on the depthwise kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="depthwiseConstraint">Projection of the depthwise kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
public sealed partial class DepthwiseConv1D(
    Sizes kernelSize, Sizes? strides = null, Padding padding = default, [ConfigBefore("kernel_size")] int depthMultiplier = 1,
    DataFormat? dataFormat = null, Sizes? dilationRate = null, ActivationFunction? activation = null, bool useBias = true,
    Initializer? depthwiseInitializer = null, Initializer? biasInitializer = null, Regularizer? depthwiseRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? depthwiseConstraint = null,
    Constraint? biasConstraint = null, string? name = null)
    : DepthwiseConvolution(
        1, kernelSize, strides, padding, depthMultiplier, dataFormat, dilationRate, activation, useBias, depthwiseInitializer,
        biasInitializer, depthwiseRegularizer, biasRegularizer, activityRegularizer, depthwiseConstraint, biasConstraint, name);
