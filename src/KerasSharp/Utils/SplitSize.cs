namespace KerasSharp;

/// <summary>The size of one part of a split: a number of samples, <c>80</c>, or a share, <c>0.8</c>.</summary>
public readonly record struct SplitSize
{
    private readonly double _value;
    private readonly bool _isShare;

    private SplitSize(double value, bool isShare) => (_value, _isShare) = (value, isShare);

    /// <summary>A number of samples.</summary>
    public static implicit operator SplitSize(int count) => new(count, isShare: false);

    /// <summary>A share of the samples.</summary>
    public static implicit operator SplitSize(double share) => new(share, isShare: true);

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The numbers of samples in both parts. Source: keras dataset_utils._rescale_dataset_split_sizes.</summary>
    /// <exception cref="ArgumentException">Neither is given, one is out of range, or together they are too large or leave a part
    /// empty.</exception>
    internal static (int Left, int Right) Resolve(SplitSize? left, SplitSize? right, int total)
    {
        if (left is null && right is null)
            throw new ArgumentException(
                "At least one of `leftSize` and `rightSize` must be given. Received: leftSize=null, rightSize=null", "leftSize");
        var first = left?.Samples(total, "leftSize");
        var second = right?.Samples(total, "rightSize");
        var sizes = (Left: first ?? total - second!.Value, Right: second ?? total - first!.Value);
        if ((left is { _isShare: true } a && right is { _isShare: true } b && a._value + b._value > 1) || sizes.Left + sizes.Right > total)
            throw new ArgumentException(
                $"`leftSize` and `rightSize` must not be more than the whole together, {total} samples. Received: leftSize={left}, "
                + $"rightSize={right}", "leftSize");
        return sizes.Left > 0 && sizes.Right > 0 ? sizes : throw new ArgumentException(
            $"Both parts of {total} samples must hold some; there would be {sizes.Left} on the left and {sizes.Right} on the right. "
            + $"Received: leftSize={left?.ToString() ?? "null"}, rightSize={right?.ToString() ?? "null"}", "leftSize");
    }

    private int Samples(int total, string argument)
    {
        if (!(_value > 0 && _value < (_isShare ? 1 : total)))
            throw new ArgumentOutOfRangeException(
                argument,
                $"`{argument}` must be a number of samples from 1 to {total - 1}, or a share between 0 and 1. Received: {argument}={this}");
        return (int)(_isShare ? Math.Round(_value * total, MidpointRounding.ToEven) : _value);
    }
}
