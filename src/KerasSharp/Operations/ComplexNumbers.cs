namespace KerasSharp.Operations;

/// <summary>Complex numbers of pairs of tensors, as Keras has them.</summary>
internal static class ComplexNumbers
{
    /// <summary>The numbers of real and imaginary parts.</summary>
    /// <exception cref="ArgumentException">There are not two tensors of one shape.</exception>
    public static Tensor Of(IEnumerable<Tensor> x)
    {
        if (x.ToArray() is not [var real, var imaginary] || !TensorMath.SameShape(real, imaginary))
            throw new ArgumentException(
                "`x` must be the real and the imaginary parts, in one shape. Received: tensors of shape "
                + $"{string.Join(", ", x.Select(part => Shape.Of(part.shape)))}", nameof(x));
        var (a, b) = Operand.Floating(real, imaginary);
        return complex(a, b);
    }
}
