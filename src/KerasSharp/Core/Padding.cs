namespace KerasSharp;

/// <summary>What a convolution or pooling does at the borders.</summary>
/// <remarks>Takes Keras's strings too: <c>"valid"</c>, <c>"same"</c>, <c>"causal"</c>.</remarks>
[Choice("padding")]
public readonly partial record struct Padding : IParsableMark
{
    /// <summary>No padding: only where the window fits.</summary>
    public static partial Padding Valid { get; }

    /// <summary>Zeros evenly on both sides, so that at stride 1 the output has the size of the input.</summary>
    public static partial Padding Same { get; }

    /// <summary>Zeros on the left only: the output at t sees nothing after t. One-dimensional layers only.</summary>
    public static partial Padding Causal { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator Padding(string value) => Parse(value);
}
