namespace KerasSharp;

/// <summary>A number that stands in configs as Python would write it: a whole one without a point.</summary>
/// <remarks>C# hands <c>2</c> and <c>2.0</c> over as the same double, so that a whole number is taken for an integer.</remarks>
public readonly record struct Number : IPlainValue
{
    private readonly double _value;

    private Number(double value) => _value = value;

    /// <summary>Whether it is whole.</summary>
    internal bool IsWhole => _value == Math.Truncate(_value) && Math.Abs(_value) < 1L << 53;

    /// <summary>A whole number as a long, any other as a double.</summary>
    internal object Plain => IsWhole ? (object)(long)_value : _value;

    object IPlainValue.Plain => Plain;

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public static implicit operator Number(double value) => new(value);

    /// <summary>The number.</summary>
    public static implicit operator double(Number value) => value._value;
}
