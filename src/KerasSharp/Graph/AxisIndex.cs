namespace KerasSharp;

/// <summary>What is taken of one axis: a place, counted from the end with <c>^</c>, or a range; or a new axis, or all axes not
/// named.</summary>
public readonly struct AxisIndex
{
    private AxisIndex(object? plain) => Plain = plain;

    /// <summary>A new axis of size 1, Python's <c>None</c>.</summary>
    public static AxisIndex NewAxis => new(null);

    /// <summary>All axes that are not named, Python's <c>...</c>.</summary>
    public static AxisIndex Ellipsis => new(Indexing.Ellipsis);

    /// <summary>As it stands in configs.</summary>
    internal object? Plain { get; }

    /// <summary>A place.</summary>
    public static implicit operator AxisIndex(int place) => new((long)place);

    /// <summary>A place, or with <c>null</c> a new axis, Python's <c>None</c>: <c>x[.., null]</c>.</summary>
    public static implicit operator AxisIndex(int? place) => place is { } known ? known : NewAxis;

    /// <summary>A place, from the end with <c>^</c>.</summary>
    public static implicit operator AxisIndex(Index place) => new((long)(place.IsFromEnd ? -place.Value : place.Value));

    /// <summary>A part of the axis.</summary>
    public static implicit operator AxisIndex(Range range) => new(Indexing.Slice(range));
}
