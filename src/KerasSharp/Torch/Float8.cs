namespace KerasSharp.Torch;

/// <summary>Floating-point numbers of 8 bits. libtorch has them; TorchSharp 0.107.0 has no names for their types, but hands the numbers of
/// types on.</summary>
/// <remarks>Compared with float64 for every number and every half way between two by tests.</remarks>
internal sealed class Float8
{
    // The numbers of c10::ScalarType.
    private readonly ScalarType _type;

    private Float8(int number, double max) => (_type, Max) = ((ScalarType)number, max);

    /// <summary>4 bits of exponent and 3 of fraction, without infinities.</summary>
    public static Float8 E4M3FN { get; } = new(24, 448);

    /// <summary>5 bits of exponent and 2 of fraction.</summary>
    public static Float8 E5M2 { get; } = new(23, 57344);

    /// <summary>The greatest number.</summary>
    public double Max { get; }

    /// <summary>The type of a name.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static Float8 Parse(string name) => name switch
    {
        "float8_e4m3fn" => E4M3FN,
        "float8_e5m2" => E5M2,
        _ => throw new ArgumentException($"There are the types 'float8_e4m3fn' and 'float8_e5m2'. Received: '{name}'", nameof(name)),
    };

    /// <summary>The nearest numbers, in the tensor's own type.</summary>
    public Tensor Round(Tensor x)
    {
        using var small = x.to_type(_type);
        return small.to_type(x.dtype);
    }
}
