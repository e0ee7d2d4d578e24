namespace KerasSharp.Core;

/// <summary>Weights and inputs in the type that a layer computes in.</summary>
internal static class ComputeTypes
{
    /// <summary>The weight's tensor, converted only where a mixed policy asks for it.</summary>
    public static Tensor As(this Variable variable, ScalarType type)
    {
        var value = variable.Value;
        return value.dtype == type ? value : value.to_type(type);
    }

    /// <summary>An input of integers in a floating type; floating ones as they are.</summary>
    public static Tensor AsFloating(this Tensor x, ScalarType type) => DTypes.IsFloating(x.dtype) ? x : x.to_type(type);
}
