namespace KerasSharp;

/// <content>Arithmetic and comparisons with tensors, which become constants of the model and must live as long; equality with
/// numbers.</content>
public partial class KerasTensor
{
    /// <summary>The sum with a constant tensor.</summary>
    public static KerasTensor operator +(KerasTensor a, Tensor b) => Operation.Call("Add", a, b);

    /// <summary>The sum of a constant tensor and a placeholder.</summary>
    public static KerasTensor operator +(Tensor a, KerasTensor b) => Operation.Call("Add", a, b);

    /// <summary>The difference with a constant tensor.</summary>
    public static KerasTensor operator -(KerasTensor a, Tensor b) => Operation.Call("Subtract", a, b);

    /// <summary>The difference of a constant tensor and a placeholder.</summary>
    public static KerasTensor operator -(Tensor a, KerasTensor b) => Operation.Call("Subtract", a, b);

    /// <summary>The product with a constant tensor.</summary>
    public static KerasTensor operator *(KerasTensor a, Tensor b) => Operation.Call("Multiply", a, b);

    /// <summary>The product of a constant tensor and a placeholder.</summary>
    public static KerasTensor operator *(Tensor a, KerasTensor b) => Operation.Call("Multiply", a, b);

    /// <summary>The quotient with a constant tensor.</summary>
    public static KerasTensor operator /(KerasTensor a, Tensor b) => Operation.Call("TrueDivide", a, b);

    /// <summary>The quotient of a constant tensor and a placeholder.</summary>
    public static KerasTensor operator /(Tensor a, KerasTensor b) => Operation.Call("TrueDivide", a, b);

    /// <summary>Where it is less than a constant tensor.</summary>
    public static KerasTensor operator <(KerasTensor a, Tensor b) => Operation.Call("Less", a, b);

    /// <summary>Where it is greater than a constant tensor.</summary>
    public static KerasTensor operator >(KerasTensor a, Tensor b) => Operation.Call("Greater", a, b);

    /// <summary>Where it is less than or equal to a constant tensor.</summary>
    public static KerasTensor operator <=(KerasTensor a, Tensor b) => Operation.Call("LessEqual", a, b);

    /// <summary>Where it is greater than or equal to a constant tensor.</summary>
    public static KerasTensor operator >=(KerasTensor a, Tensor b) => Operation.Call("GreaterEqual", a, b);

    /// <summary>Where it equals a number. Two placeholders are compared by <c>Ops.Equal</c>: <c>a == b</c> asks whether they are the same
    /// object.</summary>
    public static KerasTensor operator ==(KerasTensor a, double b) => Operation.Call("Equal", a, Plain(b));

    /// <summary>Where it differs from a number: <c>mask = x != 0</c>.</summary>
    public static KerasTensor operator !=(KerasTensor a, double b) => Operation.Call("NotEqual", a, Plain(b));

    /// <summary>Whether it is the same object.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
