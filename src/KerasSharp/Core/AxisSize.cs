namespace KerasSharp;

/// <summary>A whole number that may come from a shape: <c>new Dense(k.Shape[^1])</c>, <c>Ops.OneHot(y, x.shape[1])</c>.</summary>
public readonly record struct AxisSize : IPlainValue
{
    private readonly int _value;

    private AxisSize(int value) => _value = value;

    object IPlainValue.Plain => (long)_value;

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public static implicit operator AxisSize(int value) => new(value);

    /// <summary>A size of a tensor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit into an int.</exception>
    public static implicit operator AxisSize(long value) => value is >= int.MinValue and <= int.MaxValue
        ? new((int)value)
        : throw new ArgumentOutOfRangeException(nameof(value), $"A size must fit into 32 bits. Received: {value}");

    /// <summary>A size of a shape.</summary>
    /// <exception cref="ArgumentException">The size is not known: null.</exception>
    public static implicit operator AxisSize(long? value) => value ?? throw new ArgumentException(
        "The size of this axis is not known while the model is made (it is null, as that of the batch): a known size is needed here.",
        nameof(value));

    /// <summary>The number.</summary>
    public static implicit operator int(AxisSize size) => size._value;
}
