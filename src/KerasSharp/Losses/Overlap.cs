using static TorchSharp.torch;

namespace KerasSharp.Losses;

/// <summary>What the losses over masks of images share.</summary>
internal static class Overlap
{
    /// <summary>The sum over some axes, or over all.</summary>
    public static Tensor Sum(Tensor x, Axes? axis) => axis is null ? x.sum() : x.sum([.. axis.Select(a => (long)a)]);
}
