using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>What arithmetic on placeholders takes: a placeholder, a number, or a tensor, which becomes a constant of the model.</summary>
public readonly struct SymbolicOperand
{
    private SymbolicOperand(object value) => Value = value;

    /// <summary>The placeholder, tensor, bool, long or double.</summary>
    internal object Value { get; }

    /// <summary>A placeholder.</summary>
    public static implicit operator SymbolicOperand(KerasTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor);
    }

    /// <summary>A tensor or a number.</summary>
    public static implicit operator SymbolicOperand(Operand operand) => new(operand.Value);

    /// <summary>A constant tensor. It stays the caller's, and must live as long as the model.</summary>
    public static implicit operator SymbolicOperand(Tensor tensor) => new(((Operand)tensor).Value);

    /// <summary>An array as a constant tensor.</summary>
    public static implicit operator SymbolicOperand(Array array) => new(((ArrayLike)array).ToTensor().DetachFromDisposeScope());

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
