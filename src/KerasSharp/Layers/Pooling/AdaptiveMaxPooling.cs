namespace KerasSharp.Layers;

/// <summary>What the adaptive max poolings have in common.</summary>
public abstract class AdaptiveMaxPooling : AdaptivePooling
{
    private protected AdaptiveMaxPooling(int rank, Sizes outputSize, DataFormat? dataFormat, string? name)
        : base(rank, outputSize, dataFormat, name)
    {
    }

    private protected override Tensor Pool(Tensor input, long[] size) =>
        size.Length == 3 ? AdaptiveMaxPool3d.Apply(input, size) : nn.functional.adaptive_max_pool2d(input, size);
}
