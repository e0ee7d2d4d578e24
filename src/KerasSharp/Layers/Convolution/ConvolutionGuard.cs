namespace KerasSharp.Layers;

/// <summary>Checks of the options of convolutions and poolings.</summary>
internal static class ConvolutionGuard
{
    public static Padding Padding(Padding padding, bool allowCausal = false) =>
        padding != KerasSharp.Padding.Causal || allowCausal ? padding : throw new ArgumentException(
            $"`padding` must be 'valid' or 'same'; 'causal' is for Conv1D. Received: padding='{padding}'", nameof(padding));

    public static void StridesOrDilation(Sizes strides, Sizes dilationRate)
    {
        if (strides.Any(stride => stride > 1) && dilationRate.Any(rate => rate > 1))
        {
            throw new ArgumentException(
                $"`strides > 1` not supported in conjunction with `dilationRate > 1`. Received: strides={strides} and "
                + $"dilationRate={dilationRate}", nameof(dilationRate));
        }
    }
}
