namespace KerasSharp.Quantizers;

/// <summary>What calibration runs of a model, in order: layers that come first, then blocks that are quantized one after the
/// other.</summary>
/// <remarks>Keras's dictionary with the keys <c>pre_block_layers</c> and <c>sequential_blocks</c>.</remarks>
/// <param name="preBlockLayers">Layers that turn tokens into what the first block takes, such as an embedding.</param>
/// <param name="sequentialBlocks">Layers or models, each taking what the one before gives; the Dense and EinsumDense layers in them are
/// quantized.</param>
public sealed class QuantizationLayerStructure(IEnumerable<Layer> preBlockLayers, IEnumerable<Layer> sequentialBlocks)
{
    /// <summary>Layers that come first.</summary>
    public IReadOnlyList<Layer> PreBlockLayers { get; } = [.. preBlockLayers];

    /// <summary>The blocks.</summary>
    public IReadOnlyList<Layer> SequentialBlocks { get; } = [.. sequentialBlocks];

    /// <summary>The layers that are quantized in a block.</summary>
    internal static IEnumerable<Layer> LayersOf(Layer block) => block.WithSublayers.Where(layer => layer is Dense or EinsumDense)
        .Distinct();
}
