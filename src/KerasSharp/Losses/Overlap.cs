namespace KerasSharp.Losses;

/// <summary>What the losses over masks of images share.</summary>
internal static class Overlap
{
    /// <summary>Whether sums over some axes, not all, take samples together.</summary>
    public static bool MixesSamples(Tensor x, Axes? axis) =>
        axis is not null && axis.Select(a => a < 0 ? a + x.Dimensions : a).Distinct().ToArray() is var axes && axes.Contains(0)
            && axes.Length < x.Dimensions;

    /// <summary>The sum over some axes, or over all.</summary>
    public static Tensor Sum(Tensor x, Axes? axis) => axis is null ? x.Wide().sum() : x.Wide().sum([.. axis.Select(a => (long)a)]);
}
