namespace KerasSharp;

/// <summary>The axes over which <see cref="Ops.Tensordot(Operand, Operand, ContractedAxes?)"/> sums: how many, <c>2</c>, one of each
/// tensor, <c>(1, 0)</c>, or several of each, <c>([1, 2], [0, 1])</c> written as <c>new int[][] { … }</c>.</summary>
public sealed class ContractedAxes : IPlainValue
{
    private readonly int? _count;
    private readonly int[][] _axes;

    private ContractedAxes(object plain, int? count, int[][] axes)
    {
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(axes), $"`axes` must be 0 or more axes. Received: axes={count}");
        if (count is null && axes is not [var first, var second] || (count is null && axes[0].Length != axes[1].Length))
            throw new ArgumentException("`axes` must be a number, or as many axes of the second tensor as of the first.", nameof(axes));
        (Plain, _count, _axes) = (plain, count, axes);
    }

    /// <summary>As they were given.</summary>
    internal object Plain { get; }

    object IPlainValue.Plain => Plain;

    /// <summary>The axes of each tensor as torch takes them: by number, the last of the first and the first of the second.</summary>
    internal (long[] First, long[] Second) For(long rank) => _count is { } count
        ? ([.. Enumerable.Range((int)rank - count, count).Select(axis => (long)axis)],
            [.. Enumerable.Range(0, count).Select(axis => (long)axis)])
        : (Array.ConvertAll(_axes[0], axis => (long)axis), Array.ConvertAll(_axes[1], axis => (long)axis));

    /// <summary>So many axes: the last of the first tensor, the first of the second.</summary>
    public static implicit operator ContractedAxes(int count) => new(count, count, []);

    /// <summary>One axis of each tensor.</summary>
    public static implicit operator ContractedAxes((int First, int Second) axes) =>
        new(new[] { axes.First, axes.Second }, null, [[axes.First], [axes.Second]]);

    /// <summary>One axis of each tensor.</summary>
    public static implicit operator ContractedAxes(
        int[] axes) => axes is [var first, var second] ? (first, second) : throw new ArgumentException(
        $"`axes` must be a number, or axes of both tensors. Received: [{string.Join(", ", axes)}]", nameof(axes));

    /// <summary>Several axes of each tensor.</summary>
    public static implicit operator ContractedAxes(int[][] axes) => new(axes, null, axes);
}
