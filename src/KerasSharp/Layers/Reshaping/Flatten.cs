namespace KerasSharp.Layers;

/// <summary>Puts all axes but the batch into one.</summary>
/// <remarks>Input (batch, …), output (batch, n); an input (batch) becomes (batch, 1). Source: keras.layers.Flatten.</remarks>
/// <param name="dataFormat">With channels_first the channels are moved to the end before; null for
/// <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Flatten(DataFormat? dataFormat = null, string? name = null) : Layer(name)
{
    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        new InputSpec(minNdim: 1).Check(input, 0, Name);
        return [input[0], input[1..].Elements];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var rank = x.Dimensions;
        if (DataFormat == DataFormat.ChannelsFirst && rank > 2)
            x = x.permute([0, .. Enumerable.Range(2, (int)rank - 2).Select(axis => (long)axis), 1]);
        return rank == 1 ? x.unsqueeze(1) : rank == 2 ? x : x.flatten(1);
    }
}
