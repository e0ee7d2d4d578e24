namespace KerasSharp;

/// <summary>What arithmetic takes: a tensor, or a number, which is computed with in the tensor's type.</summary>
/// <remarks>A whole number, <c>2</c>, leaves integers integers; a real one, <c>2.0</c>, makes <see cref="KerasConfig.FloatX"/> of them, as
/// in Keras.</remarks>
public readonly struct Operand
{
    private Operand(object value) => Value = value;

    /// <summary>The tensor, array, bool, long or double.</summary>
    internal object Value { get; }

    /// <summary>A tensor.</summary>
    public static implicit operator Operand(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor);
    }

    /// <summary>A variable's tensor.</summary>
    public static implicit operator Operand(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new(variable.Value);
    }

    /// <summary>An array as a tensor: doubles are <see cref="KerasConfig.FloatX"/>, other elements keep their type.</summary>
    public static implicit operator Operand(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new(array);
    }

    /// <summary>A truth value.</summary>
    public static implicit operator Operand(bool value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(int value) => new((long)value);

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(long value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator Operand(float value) => new((double)value);

    /// <summary>A number.</summary>
    public static implicit operator Operand(double value) => new(value);

    /// <summary>Two operands as tensors; a number becomes one on the device of the other.</summary>
    internal static (Tensor X1, Tensor X2) Pair(Operand x1, Operand x2)
    {
        var (a, b) = (x1.Value as Tensor, x2.Value as Tensor);
        return (a ?? x1.TensorFor(b), b ?? x2.TensorFor(a));
    }

    /// <summary>Two operands as tensors of the type that holds both.</summary>
    internal static (Tensor X1, Tensor X2) SameType(Operand x1, Operand x2)
    {
        var (a, b) = Pair(x1, x2);
        var type = promote_types(a.dtype, b.dtype);
        return (a.As(type), b.As(type));
    }

    /// <summary>Two operands as tensors of the floating type that holds both.</summary>
    internal static (Tensor X1, Tensor X2) Floating(Operand x1, Operand x2)
    {
        var (a, b) = SameType(x1, x2);
        return (Promotion.Floating(a), Promotion.Floating(b));
    }

    /// <summary>The operand as a tensor beside another.</summary>
    internal Tensor TensorFor(Tensor? other) => Value switch
    {
        Tensor tensor => tensor,
        Array array when other is null => ((ArrayLike)array).ToTensor(),
        Array array => ((ArrayLike)array).ToTensor().to(other.device),
        bool flag => tensor(flag, device: other?.device),
        long number when other is null => tensor(number, ScalarType.Int32),
        long number => DTypes.IsFloating(other.dtype) ? tensor((double)number, other.dtype, other.device)
            : tensor(number, other.dtype == ScalarType.Bool ? ScalarType.Int32 : other.dtype, other.device),
        double number =>
            tensor(number, other is { } like && DTypes.IsFloating(like.dtype) ? like.dtype : KerasConfig.FloatX, other?.device),
        _ => throw new InvalidOperationException("An operand that was never given."),
    };
}
