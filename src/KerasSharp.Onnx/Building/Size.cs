namespace KerasSharp.Onnx;

/// <summary>A size that the exported graph uses: known when it is exported, or computed from a shape when it runs.</summary>
internal readonly struct Size
{
    private Size(long? known, OnnxValue? value) => (Known, Value) = (known, value);

    /// <summary>The size where it is known.</summary>
    public long? Known { get; }

    /// <summary>The size where it is computed: one int64 in a list.</summary>
    public OnnxValue? Value { get; }

    /// <summary>A known size.</summary>
    public static implicit operator Size(long known) => new(known, null);

    /// <summary>A computed size, of shape (1).</summary>
    public static implicit operator Size(OnnxValue value) => new(null, value);

    /// <summary>The product of two sizes.</summary>
    public static Size operator *(Size a, Size b) => a.Known is { } x && b.Known is { } y ? x * y
        : a.Known == 1 ? b : b.Known == 1 ? a
        : (Size)((a.Value ?? b.Value!.Builder.Integers(a.Known!.Value)) * (b.Value ?? a.Value!.Builder.Integers(b.Known!.Value)));

    /// <summary>The sum of two sizes.</summary>
    public static Size operator +(Size a, Size b) => a.Known is { } x && b.Known is { } y ? x + y
        : a.Known == 0 ? b : b.Known == 0 ? a
        : (Size)((a.Value ?? b.Value!.Builder.Integers(a.Known!.Value)) + (b.Value ?? a.Value!.Builder.Integers(b.Known!.Value)));

    /// <summary>The size as a value of shape (1).</summary>
    public OnnxValue AsValue(OnnxBuilder builder) => Value ?? builder.Integers(Known!.Value);
}
