namespace KerasSharp.Layers;

/// <summary>Transposed convolution of images: the gradient of a convolution, which enlarges.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, newHeight, newWidth, filters); with channels_first the channels come
/// second. Weights: kernel (kernelSize…, filters, channels), bias (filters). Source: keras.layers.Conv2DTranspose.</remarks>
/// <param name="filters">Number of output channels; at least 1.</param>
/// <param name="kernelSize">Extent of the window; an integer or two.</param>
/// <param name="strides">Factor by which the input is spread; null for 1. Above 1 only without dilation.</param>
/// <param name="padding">"valid": the whole result; "same": cut to strides times the input.</param>
/// <param name="outputPadding">What is added to the size at the end; below the stride. Null for what Keras finds.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="dilationRate">Distance between the points of the window; null for 1.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal"; stride and dilation are both above 1;
/// an output padding is not below its stride.</exception>
[KerasName("Conv2DTranspose", "Convolution2DTranspose")]
public sealed partial class Conv2DTranspose(
    AxisSize filters, Sizes kernelSize, Sizes? strides = null, Padding padding = default,
    [ConfigBefore("activation")] Sizes? outputPadding = null, DataFormat? dataFormat = null, Sizes? dilationRate = null,
    ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null, Constraint? biasConstraint = null, string? name = null)
    : TransposedConvolution(
        2, filters, kernelSize, strides, padding, outputPadding, dataFormat, dilationRate, activation, useBias,
        kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint,
        biasConstraint, name);
