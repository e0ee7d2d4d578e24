using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What a layer gives back: its outputs and their masks.</summary>
/// <param name="Tensors">The outputs.</param>
/// <param name="Masks">A mask for each output, null where it has none.</param>
internal readonly record struct LayerOutput(Tensor[] Tensors, Tensor?[] Masks);
