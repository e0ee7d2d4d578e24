namespace KerasSharp.Operations;

/// <summary>Products of vectors, matrices and tensors.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Products
{
    /// <summary>The matrix product of the last two axes; the others broadcast. Source: keras.ops.matmul.</summary>
    public static Tensor Matmul(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        var type = a.dtype == ScalarType.Int8 ? ScalarType.Int32 : a.dtype;
        var compute = Computed(type == ScalarType.Bool ? KerasConfig.FloatX : type, a.device);
        return a.As(compute).MatMul(b.As(compute)).As(type);
    }

    /// <summary>The product over the last axis of the first and the one before last (or only) of the second.
    /// Source: keras.ops.dot.</summary>
    public static Tensor Dot(Operand x1, Operand x2) => InFloat(x1, x2, (a, b) => a.Dimensions == 0 || b.Dimensions == 0 ? a * b
        : b.Dimensions >= 2 ? tensordot(a, b, [a.Dimensions - 1], [b.Dimensions - 2])
        : a.MatMul(b));

    /// <summary>The product over the last axes of both. Source: keras.ops.inner.</summary>
    public static Tensor Inner(Operand x1, Operand x2) => InFloat(x1, x2, (a, b) => a.inner(b));

    /// <summary>The products of all pairs of values. Source: keras.ops.outer.</summary>
    public static Tensor Outer(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.reshape(-1).outer(b.reshape(-1));
    }

    /// <summary>The product over axes of one's choice. Source: keras.ops.tensordot.</summary>
    /// <param name="x1">The first tensor.</param>
    /// <param name="x2">The second tensor.</param>
    /// <param name="axes">The axes over which is summed: a number, or axes of both; null for 2.</param>
    public static Tensor Tensordot(Operand x1, Operand x2, [NullIs("2")] ContractedAxes? axes = null) => InFloat(x1, x2, (a, b) =>
    {
        var (first, second) = axes!.For(a.Dimensions);
        return tensordot(a, b, first, second);
    });

    /// <summary>Sums of products by Einstein's convention: <c>"bij,bjk->bik"</c>. Source: keras.ops.einsum.</summary>
    /// <param name="subscripts">The axes of the operands and of the result.</param>
    /// <param name="operands">The tensors.</param>
    public static Tensor Einsum(string subscripts, params Tensor[] operands) =>
        Array.TrueForAll(operands, operand => operand.dtype == ScalarType.Int8)
        ? einsum(subscripts, Array.ConvertAll(operands, operand => operand.to_type(ScalarType.Int32)))
        : einsum(subscripts, operands);

    /// <summary>The vector product of three-dimensional vectors. Source: keras.ops.cross.</summary>
    /// <param name="x1">The first.</param>
    /// <param name="x2">The second.</param>
    /// <param name="axisa">The axis of the first's vectors.</param>
    /// <param name="axisb">The axis of the second's.</param>
    /// <param name="axisc">The axis of the result's.</param>
    /// <param name="axis">One axis for all three; null for those.</param>
    public static Tensor Cross(Operand x1, Operand x2, int axisa = -1, int axisb = -1, int axisc = -1, int? axis = null)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return moveaxis(linalg.cross(moveaxis(a, axis ?? axisa, -1), moveaxis(b, axis ?? axisb, -1), -1), -1, axis ?? axisc);
    }

    private static Tensor InFloat(Operand x1, Operand x2, Func<Tensor, Tensor, Tensor> product)
    {
        var (a, b) = Operand.SameType(x1, x2);
        var compute = Computed(Promotion.FloatingType(a.dtype), a.device);
        return product(a.As(compute), b.As(compute)).As(a.dtype);
    }

    /// <summary>The CPU has no products in float16.</summary>
    private static ScalarType Computed(ScalarType type, Device device) =>
        type == ScalarType.Float16 && device.type == TorchSharp.DeviceType.CPU ? ScalarType.Float32 : type;
}
