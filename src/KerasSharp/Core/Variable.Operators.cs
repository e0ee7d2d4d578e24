namespace KerasSharp;

/// <content>Arithmetic with numbers and with other variables; with tensors a variable counts as its tensor.</content>
public sealed partial class Variable
{
    /// <summary>Sum of two variables.</summary>
    public static Tensor operator +(Variable a, Variable b) => a.Value + b.Value;

    /// <summary>Sum of a variable and a number.</summary>
    public static Tensor operator +(Variable a, Scalar b) => a.Value + b;

    /// <summary>Sum of a number and a variable.</summary>
    public static Tensor operator +(Scalar a, Variable b) => a + b.Value;

    /// <summary>Difference of two variables.</summary>
    public static Tensor operator -(Variable a, Variable b) => a.Value - b.Value;

    /// <summary>Difference of a variable and a number.</summary>
    public static Tensor operator -(Variable a, Scalar b) => a.Value - b;

    /// <summary>Difference of a number and a variable.</summary>
    public static Tensor operator -(Scalar a, Variable b) => a - b.Value;

    /// <summary>Product of two variables.</summary>
    public static Tensor operator *(Variable a, Variable b) => a.Value * b.Value;

    /// <summary>Product of a variable and a number.</summary>
    public static Tensor operator *(Variable a, Scalar b) => a.Value * b;

    /// <summary>Product of a number and a variable.</summary>
    public static Tensor operator *(Scalar a, Variable b) => a * b.Value;

    /// <summary>Quotient of two variables.</summary>
    public static Tensor operator /(Variable a, Variable b) => a.Value / b.Value;

    /// <summary>Quotient of a variable and a number.</summary>
    public static Tensor operator /(Variable a, Scalar b) => a.Value / b;

    /// <summary>Quotient of a number and a variable.</summary>
    public static Tensor operator /(Scalar a, Variable b) => a / b.Value;

    /// <summary>The negative of a variable.</summary>
    public static Tensor operator -(Variable a) => -a.Value;
}
