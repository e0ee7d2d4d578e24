namespace KerasSharp.Layers;

/// <summary>What the global max poolings have in common.</summary>
public abstract class GlobalMaxPooling : GlobalPooling
{
    private protected GlobalMaxPooling(int rank, DataFormat? dataFormat, bool keepdims, string? name)
        : base(rank, dataFormat, keepdims, name)
    {
    }

    private protected override Tensor Reduce(Tensor x) => x.amax(Axes, Keepdims, null);
}
