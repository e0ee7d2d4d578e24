namespace KerasSharp.Metrics;

/// <summary>How the area under a curve is summed up from its points.</summary>
/// <remarks>Takes Keras's strings too: <c>"interpolation"</c>, <c>"majoring"</c>, <c>"minoring"</c>.</remarks>
[Choice("summationMethod")]
public readonly partial record struct AUCSummationMethod : IParsableMark
{
    /// <summary>Trapezoids, or for the curve PR the interpolation of Davis and Goadrich: the default.</summary>
    public static partial AUCSummationMethod Interpolation { get; }

    /// <summary>Rectangles that reach up to the higher point.</summary>
    public static partial AUCSummationMethod Majoring { get; }

    /// <summary>Rectangles that reach up to the lower point.</summary>
    public static partial AUCSummationMethod Minoring { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator AUCSummationMethod(string value) => Parse(value);
}
