namespace KerasSharp.Operations;

/// <summary>Sine, cosine and their kin, value by value.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Trigonometry
{
    /// <summary>The sine. Source: keras.ops.sin.</summary>
    public static Tensor Sin(Tensor x) => x.sin();

    /// <summary>The cosine. Source: keras.ops.cos.</summary>
    public static Tensor Cos(Tensor x) => x.cos();

    /// <summary>The tangent. Source: keras.ops.tan.</summary>
    public static Tensor Tan(Tensor x) => x.tan();

    /// <summary>The arcsine. Source: keras.ops.arcsin.</summary>
    public static Tensor Arcsin(Tensor x) => x.arcsin();

    /// <summary>The arccosine. Source: keras.ops.arccos.</summary>
    public static Tensor Arccos(Tensor x) => x.arccos();

    /// <summary>The arctangent. Source: keras.ops.arctan.</summary>
    public static Tensor Arctan(Tensor x) => x.atan();

    /// <summary>The hyperbolic sine. Source: keras.ops.sinh.</summary>
    public static Tensor Sinh(Tensor x) => x.sinh();

    /// <summary>The hyperbolic cosine. Source: keras.ops.cosh.</summary>
    public static Tensor Cosh(Tensor x) => x.cosh();

    /// <summary>The hyperbolic tangent. Source: keras.ops.tanh.</summary>
    public static Tensor Tanh(Tensor x) => x.tanh();

    /// <summary>The inverse of the hyperbolic sine. Source: keras.ops.arcsinh.</summary>
    public static Tensor Arcsinh(Tensor x) => x.arcsinh();

    /// <summary>The inverse of the hyperbolic cosine. Source: keras.ops.arccosh.</summary>
    public static Tensor Arccosh(Tensor x) => x.arccosh();

    /// <summary>The inverse of the hyperbolic tangent. Source: keras.ops.arctanh.</summary>
    public static Tensor Arctanh(Tensor x) => x.arctanh();
}
