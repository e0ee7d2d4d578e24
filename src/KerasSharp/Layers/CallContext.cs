using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What a call of a layer carries beside its inputs.</summary>
/// <param name="Training">Whether the call is part of training: dropout drops, batch normalization uses the batch's statistics.</param>
/// <param name="Masks">A mask for each input, null where it has none: (batch, time), true where the step counts.</param>
public readonly record struct CallContext(bool Training, Tensor?[] Masks)
{
    /// <summary>The mask of the first input, or null.</summary>
    public Tensor? Mask => Masks is [var first, ..] ? first : null;
}
