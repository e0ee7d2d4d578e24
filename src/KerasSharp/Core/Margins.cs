namespace KerasSharp;

/// <summary>Amounts before and after each spatial axis: one for all, <c>1</c>, one an axis, <c>(1, 2)</c>, or two an axis, <c>((1, 0), (2,
/// 1))</c>.</summary>
public sealed class Margins : IPlainValue
{
    private readonly (int Before, int After)[] _values;

    private Margins(params (int, int)[] values) => _values = values;

    /// <summary>The amounts before and after an axis.</summary>
    public (int Before, int After) this[int axis] => _values[axis];

    object IPlainValue.Plain => Array.ConvertAll(_values, value => new[] { value.Before, value.After });

    /// <summary>Amounts for each of <paramref name="rank"/> axes.</summary>
    /// <exception cref="ArgumentException">They are for neither 1 nor <paramref name="rank"/> axes, or one is negative.</exception>
    internal Margins ForRank(int rank, string argument)
    {
        if (_values.Length != 1 && _values.Length != rank)
            throw new ArgumentException(
                $"`{argument}` must be an integer, {rank} integers, or {rank} pairs of integers. Received: {argument}={this}", argument);
        if (Array.Exists(_values, value => value.Before < 0 || value.After < 0))
            throw new ArgumentOutOfRangeException(
                argument, $"`{argument}` must hold only integers of at least 0. Received: {argument}={this}");
        return _values.Length == rank ? this : new Margins([.. Enumerable.Repeat(_values[0], rank)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(", ", _values)})";

    /// <summary>The same amount everywhere.</summary>
    public static implicit operator Margins(int amount) => new((amount, amount));

    /// <summary>An amount for each of two axes.</summary>
    public static implicit operator Margins((int, int) amounts) => new((amounts.Item1, amounts.Item1), (amounts.Item2, amounts.Item2));

    /// <summary>An amount for each of three axes.</summary>
    public static implicit operator Margins((int, int, int) amounts) =>
        new((amounts.Item1, amounts.Item1), (amounts.Item2, amounts.Item2), (amounts.Item3, amounts.Item3));

    /// <summary>Amounts before and after each of two axes.</summary>
    public static implicit operator Margins(((int Before, int After), (int Before, int After)) amounts) =>
        new(amounts.Item1, amounts.Item2);

    /// <summary>Amounts before and after each of three axes.</summary>
    public static implicit operator Margins(((int Before, int After), (int Before, int After), (int Before, int After)) amounts) =>
        new(amounts.Item1, amounts.Item2, amounts.Item3);

    /// <summary>Pairs of amounts, one an axis.</summary>
    /// <exception cref="ArgumentException">One is no pair.</exception>
    public static implicit operator Margins(int[][] amounts) => new(Array.ConvertAll(amounts, pair => pair is [var before, var after]
        ? (before, after)
        : throw new ArgumentException(
            $"Margins are pairs of integers, before and after an axis. Received: [{string.Join(", ", pair)}]", nameof(amounts))));
}
