using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Sizes given as a number or a tuple, as the lists that operators take.</summary>
internal static class Sizes
{
    internal static long[] List((long, long) pair) => [pair.Item1, pair.Item2];

    internal static long[]? List((long, long)? pair) => pair is { } given ? List(given) : null;

    internal static long[] List((long, long, long) triple) => [triple.Item1, triple.Item2, triple.Item3];

    internal static long[]? Repeat(long? size, int count) => size is { } given ? Repeat(given, count) : null;

    internal static long[] Repeat(long size, int count)
    {
        var list = new long[count];
        Array.Fill(list, size);
        return list;
    }

    /// <summary>A list argument; without one, the operator's own default.</summary>
    internal static Arg OrDefault(long[]? list) => list is null ? default : (Arg)list;

    internal static Arg OrDefault(long? size) => size is { } given ? (Arg)new[] { given } : default;
}
