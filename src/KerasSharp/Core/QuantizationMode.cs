namespace KerasSharp;

/// <summary>How the weights of layers are quantized.</summary>
/// <remarks>Takes Keras's strings too: <c>"int8"</c>, <c>"float8"</c>, <c>"int4"</c>, <c>"gptq"</c>, <c>"awq"</c>,
/// <c>"ternary"</c>.</remarks>
[Choice("mode")]
public readonly partial record struct QuantizationMode : IParsableMark
{
    /// <summary>Weights of 8 bits; the inputs of products are rounded to 8 bits too, at each call.</summary>
    public static partial QuantizationMode Int8 { get; }

    /// <summary>Training as with products of 8-bit floating-point numbers; the weights stay as they are.</summary>
    public static partial QuantizationMode Float8 { get; }

    /// <summary>Weights of 4 bits, two in a byte.</summary>
    public static partial QuantizationMode Int4 { get; }

    /// <summary>Weights of 2, 3, 4 or 8 bits, found with calibration data (GPTQ).</summary>
    public static partial QuantizationMode Gptq { get; }

    /// <summary>Weights of 4 bits, scaled as calibration data asks for (AWQ).</summary>
    public static partial QuantizationMode Awq { get; }

    /// <summary>Weights of −1, 0 and 1, five in a byte.</summary>
    public static partial QuantizationMode Ternary { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator QuantizationMode(string value) => Parse(value);
}
