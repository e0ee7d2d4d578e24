namespace KerasSharp;

/// <summary>How much is added before and after each axis: the same everywhere, <c>1</c> or <c>(1, 2)</c>, or a pair for each axis, <c>((0,
/// 0), (1, 2))</c> or <c>new int[][] { … }</c>.</summary>
public sealed class PadWidth : IPlainValue
{
    private readonly int[][] _pairs;

    private PadWidth(object plain, int[][] pairs)
    {
        if (pairs.Length == 0 || Array.Exists(pairs, pair => pair.Length != 2 || pair[0] < 0 || pair[1] < 0))
            throw new ArgumentException(
                "`padWidth` must hold pairs (before, after) of numbers of 0 or more. Received: "
                + $"[{string.Join(", ", pairs.Select(pair => $"[{string.Join(", ", pair)}]"))}]", nameof(pairs));
        (Plain, _pairs) = (plain, pairs);
    }

    /// <summary>As it was given.</summary>
    internal object Plain { get; }

    object IPlainValue.Plain => Plain;

    /// <summary>A pair for each of a tensor's axes.</summary>
    /// <exception cref="ArgumentException">There are other axes.</exception>
    internal int[][] For(long rank)
    {
        if (_pairs.Length != 1 && _pairs.Length != rank)
            throw new ArgumentException(
                $"`padWidth` must hold one pair, or one for each of the {rank} axes. Received: {_pairs.Length} pairs", "padWidth");
        return _pairs.Length == rank ? _pairs : [.. Enumerable.Repeat(_pairs[0], (int)rank)];
    }

    /// <summary>The same everywhere.</summary>
    public static implicit operator PadWidth(int amount) => new(amount, [[amount, amount]]);

    /// <summary>Before and after every axis.</summary>
    public static implicit operator PadWidth((int Before, int After) amounts) =>
        new(new[] { amounts.Before, amounts.After }, [[amounts.Before, amounts.After]]);

    /// <summary>Before and after every axis.</summary>
    public static implicit operator PadWidth(int[] amounts) => new(amounts, [amounts]);

    /// <summary>A pair for each axis.</summary>
    public static implicit operator PadWidth(int[][] amounts) => new(amounts, amounts);

    /// <summary>A pair for each of two axes.</summary>
    public static implicit operator PadWidth(((int, int), (int, int)) amounts) => Of(amounts.Item1, amounts.Item2);

    /// <summary>A pair for each of three axes.</summary>
    public static implicit operator PadWidth(((int, int), (int, int), (int, int)) amounts) =>
        Of(amounts.Item1, amounts.Item2, amounts.Item3);

    /// <summary>A pair for each of four axes.</summary>
    public static implicit operator PadWidth(((int, int), (int, int), (int, int), (int, int)) amounts) =>
        Of(amounts.Item1, amounts.Item2, amounts.Item3, amounts.Item4);

    private static PadWidth Of(params ReadOnlySpan<(int, int)> pairs)
    {
        var all = new int[pairs.Length][];
        for (var i = 0; i < all.Length; i++)
            all[i] = [pairs[i].Item1, pairs[i].Item2];
        return all;
    }
}
