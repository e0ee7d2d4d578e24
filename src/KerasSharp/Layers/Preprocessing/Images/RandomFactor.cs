namespace KerasSharp;

/// <summary>The bounds of a random amount: one number, <c>0.2</c>, whose meaning the layer says, or both bounds, <c>(-0.1,
/// 0.3)</c>.</summary>
public sealed class RandomFactor : IPlainValue
{
    private readonly double[] _values;

    private RandomFactor(params double[] values) => _values = values;

    /// <summary>The lower bound; for one number the lower of it and its negative.</summary>
    public double Lower => _values.Length == 1 ? -Math.Abs(_values[0]) : Math.Min(_values[0], _values[1]);

    /// <summary>The upper bound; for one number its absolute value.</summary>
    public double Upper => _values.Length == 1 ? Math.Abs(_values[0]) : Math.Max(_values[0], _values[1]);

    object IPlainValue.Plain => _values.Length == 1 ? _values[0] : _values;

    /// <summary>Both bounds, those of one number cut at the least that the layer takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One number lies outside the range, or both bounds on one side of it.</exception>
    internal RandomFactor Bounds(double least, double greatest, string argument)
    {
        var outside = _values.Length == 1 ? _values[0] > greatest || _values[0] < least : _values[0] > greatest || _values[1] < least;
        return outside ? throw Refuse(argument, $"[{least}, {greatest}]") : new(
            Math.Max(Lower, _values.Length == 1 ? least : double.NegativeInfinity), Upper);
    }

    /// <summary>Bounds from 0 to one number, or both bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside [0, 1].</exception>
    internal RandomFactor FromZero(string argument) => Within(0, 1, argument)._values is [var one] ? new(0, one) : new(Lower, Upper);

    /// <summary>This factor, where all its numbers lie in a range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One does not.</exception>
    internal RandomFactor Within(double least, double greatest, string argument, bool leastExcluded = false) =>
        Array.TrueForAll(_values, value => value <= greatest && (leastExcluded ? value > least : value >= least))
            ? this
            : throw Refuse(argument, $"{(leastExcluded ? '(' : '[')}{least}, {greatest}]");

    /// <summary>Bounds in [0, 1], or those of one such number, which reach as far below 0: as given, or as a config holds them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside [0, 1].</exception>
    internal RandomFactor EitherWay(string argument)
    {
        var mirrored = _values is [var low, var high] && low == -high && Math.Abs(high) <= 1;
        return mirrored ? this : new(_values.Length == 1 ? -Within(0, 1, argument).Upper : Within(0, 1, argument).Lower, Upper);
    }

    /// <summary>This factor, where its numbers are whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal RandomFactor Whole(
        string argument) => Array.TrueForAll(_values, double.IsInteger) ? this : throw new ArgumentOutOfRangeException(
        argument, $"`{argument}` should be a whole number, or two. Received: {argument}={this}");

    /// <inheritdoc/>
    public override string ToString() => _values.Length == 1 ? $"{_values[0]}" : $"({_values[0]}, {_values[1]})";

    private ArgumentOutOfRangeException Refuse(string argument, string range) =>
        new(argument, $"`{argument}` should be a number, or two numbers, in the range {range}. Received: {argument}={this}");

    /// <summary>One number.</summary>
    public static implicit operator RandomFactor(double factor) => new(factor);

    /// <summary>Both bounds.</summary>
    public static implicit operator RandomFactor((double Lower, double Upper) bounds) => new(bounds.Lower, bounds.Upper);

    /// <summary>Both bounds.</summary>
    /// <exception cref="ArgumentException">There are not two.</exception>
    public static implicit operator RandomFactor(
        double[] bounds) => bounds.Length == 2 ? new(bounds[0], bounds[1]) : throw new ArgumentException(
        $"A factor is a number or two numbers. Received: [{string.Join(", ", bounds)}]", nameof(bounds));
}
