using System.Runtime.InteropServices;

namespace KerasSharp.Losses;

/// <summary>Binary cross-entropy, element by element.</summary>
internal static class BinaryEntropy
{
    /// <summary>−(t · log p + (1 − t) · log(1 − p)) for probabilities in (0, 1); NaN for NaN.</summary>
    public static Tensor FromProbabilities(Tensor t, Tensor p, nn.Reduction reduction)
    {
        // libtorch's kernel refuses NaN: on the CPU it throws, on CUDA it would end the process.
        if (p.device_type != DeviceType.CPU)
            return Formula(t, p, reduction);
        try
        {
            return nn.functional.binary_cross_entropy(p, t, reduction: reduction);
        }
        catch (ExternalException e) when (e.Message.Contains("between 0 and 1", StringComparison.Ordinal))
        {
            return Formula(t, p, reduction);
        }
    }

    private static Tensor Formula(Tensor t, Tensor p, nn.Reduction reduction)
    {
        var values = -((t * p.log()) + ((1 - t) * (1 - p).log()));
        return reduction == nn.Reduction.Mean ? values.mean() : values;
    }
}
