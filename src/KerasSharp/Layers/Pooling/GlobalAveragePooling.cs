namespace KerasSharp.Layers;

/// <summary>What the global average poolings have in common.</summary>
public abstract class GlobalAveragePooling : GlobalPooling
{
    private protected GlobalAveragePooling(int rank, DataFormat? dataFormat, bool keepdims, string? name)
        : base(rank, dataFormat, keepdims, name)
    {
    }

    private protected override Tensor Reduce(Tensor x) => x.mean(Axes, Keepdims);
}
