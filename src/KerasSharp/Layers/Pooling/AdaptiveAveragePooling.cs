namespace KerasSharp.Layers;

/// <summary>What the adaptive average poolings have in common.</summary>
public abstract class AdaptiveAveragePooling : AdaptivePooling
{
    private protected AdaptiveAveragePooling(int rank, Sizes outputSize, DataFormat? dataFormat, string? name)
        : base(rank, outputSize, dataFormat, name)
    {
    }

    private protected override Tensor Pool(Tensor input, long[] size) =>
        size.Length == 3 ? nn.functional.adaptive_avg_pool3d(input, size) : nn.functional.adaptive_avg_pool2d(input, size);
}
