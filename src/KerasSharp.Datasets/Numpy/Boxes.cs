namespace KerasSharp.Datasets.Numpy;

/// <summary>Integers as objects; the small ones, of which the sequences of words consist, are shared.</summary>
internal static class Boxes
{
    private static readonly object?[] Shared = new object?[1 << 17];

    /// <summary>The integer, boxed.</summary>
    public static object Of(long value) => (ulong)value < (ulong)Shared.Length ? Shared[value] ??= value : value;
}
