namespace KerasSharp.Layers;

/// <summary>Takes the mean over the steps of sequences; with a mask, over those that count.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, channels); with channels_first the channels of the input come second. Uses a
/// mask (batch, steps) and does not pass it on. Source: keras.layers.GlobalAveragePooling1D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the steps' axis stays, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalAveragePooling1D", "GlobalAvgPool1D")]
public sealed partial class GlobalAveragePooling1D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalAveragePooling(1, dataFormat, keepdims, name)
{
    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, CallContext context)
    {
        if (context.Mask is not { } mask)
            return Reduce(x);
        var counts = mask.to_type(ScalarType.Bool).unsqueeze(DataFormat == DataFormat.ChannelsLast ? 2 : 1);
        var wide = x.Wide();
        var sum = wide.masked_fill(counts.logical_not(), 0).sum(Axes, Keepdims);
        return (sum / counts.to_type(wide.dtype).sum(Axes, Keepdims)).As(x.dtype);
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [null];
}
