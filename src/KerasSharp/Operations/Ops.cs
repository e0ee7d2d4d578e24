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

    /// <summary>The absolute value. Source: keras.ops.abs.</summary>
    public static Tensor Abs(Tensor x) => Absolute(x);

    /// <inheritdoc cref="Abs(Tensor)"/>
    public static KerasTensor Abs(KerasTensor x) => Absolute(x);
}
