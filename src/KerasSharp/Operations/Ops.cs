namespace KerasSharp;

/// <summary>Keras's operations: on tensors, for custom layers, losses and metrics, and on placeholders, where they become steps of a
/// functional model.</summary>
/// <remarks>Names, defaults and element types are Keras's on its torch backend; <c>ops.mean(x, axis=1)</c> is <c>Ops.Mean(x, axis: 1)</c>.
/// What a function gives on tensors is a new tensor of the caller's dispose scope, differentiable where the operation is; what libtorch
/// refuses is an <see cref="ArgumentException"/> that names the operation and the shapes. In a functional model an operation is a step with
/// a name, <c>mean</c>, <c>mean_1</c>, and no weights; it passes no mask on. Source: keras.ops.</remarks>
public static partial class Ops
{
    /// <summary>The shape of a tensor. Source: keras.ops.shape.</summary>
    public static Shape Shape(Tensor x) => KerasSharp.Shape.Of(x.shape);

    /// <summary>The shape of a placeholder, unknown sizes null. Source: keras.ops.shape.</summary>
    public static Shape Shape(KerasTensor x) => x.Shape;

    /// <summary>Another name of <see cref="Silu(Tensor)"/>. Source: keras.ops.swish.</summary>
    public static Tensor Swish(Tensor x) => Silu(x);

    /// <inheritdoc cref="Swish(Tensor)"/>
    public static KerasTensor Swish(KerasTensor x) => Silu(x);

    /// <summary>Another name of <see cref="HardSilu(Tensor)"/>. Source: keras.ops.hard_swish.</summary>
    public static Tensor HardSwish(Tensor x) => HardSilu(x);

    /// <inheritdoc cref="HardSwish(Tensor)"/>
    public static KerasTensor HardSwish(KerasTensor x) => HardSilu(x);

    /// <summary>The absolute value. Source: keras.ops.abs.</summary>
    public static Tensor Abs(Tensor x) => Absolute(x);

    /// <inheritdoc cref="Abs(Tensor)"/>
    public static KerasTensor Abs(KerasTensor x) => Absolute(x);

    /// <summary>Keras's operations on images. Source: keras.ops.image.</summary>
    public static partial class Image
    {
        /// <summary>
        /// The parts of volumes, the values of each part in the channels. Source: keras.ops.image.extract_patches_3d.
        /// </summary>
        /// <param name="volumes">(depth, height, width, channels) or a batch of these.</param>
        /// <param name="size">The size of a part: one number for cubes, or depth, height and width.</param>
        /// <param name="strides">The distance from part to part; null for their size.</param>
        /// <param name="dilationRate">The distance of a part's values.</param>
        /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
        /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
        public static Tensor ExtractPatches3d(
            Tensor volumes, Integers size, Integers? strides = null, int dilationRate = 1, Padding padding = default,
            DataFormat? dataFormat = null) => ExtractPatches(volumes, Cube(size), strides, dilationRate, padding, dataFormat);

        /// <inheritdoc cref="ExtractPatches3d(Tensor, Integers, Integers?, int, Padding, DataFormat?)"/>
        public static KerasTensor ExtractPatches3d(
            KerasTensor volumes, Integers size, Integers? strides = null, int dilationRate = 1, Padding padding = default,
            DataFormat? dataFormat = null) => ExtractPatches(volumes, Cube(size), strides, dilationRate, padding, dataFormat);

        private static Integers Cube(Integers size) => size is [var one] ? (Integers)(one, one, one) : size;
    }
}
