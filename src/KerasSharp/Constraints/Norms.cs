namespace KerasSharp.Constraints;

/// <summary>What the norm constraints share.</summary>
internal static class Norms
{
    /// <summary>The L2 norms of the vectors along the axes, which stay with size 1.</summary>
    public static Tensor Along(Tensor w, Axes axes) =>
        w.Wide().square().sum(axes.Select(axis => (long)axis).ToArray(), keepdim: true).sqrt();

    /// <summary>The vectors with their norms changed to the desired ones.</summary>
    public static Tensor Rescale(Tensor w, Tensor norms, Tensor desired) =>
        (w.Wide() * (desired / (norms + KerasConfig.Epsilon))).As(w.dtype);
}
