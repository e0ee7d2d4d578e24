namespace KerasSharp;

/// <summary>What arithmetic on placeholders takes: a placeholder, a number, or a tensor, which becomes a constant of the model.</summary>
public readonly struct SymbolicOperand
{
    private SymbolicOperand(object value) => Value = value;

    /// <summary>The placeholder, tensor, list, bool, long or double.</summary>
    internal object Value { get; }

    /// <summary>A placeholder.</summary>
    public static implicit operator SymbolicOperand(KerasTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor);
    }

    /// <summary>A tensor, an array or a number.</summary>
    public static implicit operator SymbolicOperand(Operand operand) =>
        operand.Value is Array array ? (SymbolicOperand)array : new(operand.Value);

    /// <summary>A constant tensor. It stays the caller's, and must live as long as the model.</summary>
    public static implicit operator SymbolicOperand(Tensor tensor) => new(((Operand)tensor).Value);

    /// <summary>An array of numbers, which stands in the model's config as a list.</summary>
    public static implicit operator SymbolicOperand(Array array)
    {
        using var tensor = ((ArrayLike)array).ToTensor();
        return new(TensorConfig.Nested(tensor)!);
    }

    /// <summary>A truth value.</summary>
    public static implicit operator SymbolicOperand(bool value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator SymbolicOperand(int value) => new((long)value);

    /// <summary>A whole number.</summary>
    public static implicit operator SymbolicOperand(long value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator SymbolicOperand(float value) => new((double)value);

    /// <summary>A number.</summary>
    public static implicit operator SymbolicOperand(double value) => new(value);
}
