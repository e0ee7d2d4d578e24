using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>The masks that tensors carry from one layer to the next, (batch, time), true where a step counts.</summary>
/// <remarks>
/// A mask belongs to a tensor object, not to its values: what is computed from it has none. It lives as long as the tensor, in whichever dispose scope that is, and is
/// freed at the end of the call or step in which the tensor was. Source: keras.src.backend.common.masking, <c>_keras_mask</c>.
/// </remarks>
internal static class TensorMask
{
    private static readonly ConditionalWeakTable<Tensor, Tensor> Masks = [];
    private static volatile bool used;

    /// <summary>The mask that a tensor carries; null for none.</summary>
    public static Tensor? Of(Tensor tensor) => used && Masks.TryGetValue(tensor, out var mask) ? mask : null;

    /// <summary>Lets a tensor carry a mask, in place of one that it carries.</summary>
    public static void Set(Tensor tensor, Tensor mask)
    {
        used = true;
        // A handle of its own: the mask itself may die with a dispose scope that the tensor leaves.
        var own = mask.alias().DetachFromDisposeScope();
        if (Masks.TryGetValue(tensor, out var before))
        {
            Masks.Remove(tensor);
            before.Dispose();
        }

        Masks.AddOrUpdate(tensor, own);
    }

    /// <summary>Lets a tensor carry the mask of another that it stands for.</summary>
    public static Tensor Pass(Tensor from, Tensor to)
    {
        if (used && !ReferenceEquals(from, to) && Of(from) is { } mask)
            Set(to, mask);
        return to;
    }

    /// <summary>The tensor, or where it carries a mask another handle that carries none.</summary>
    public static Tensor Without(Tensor tensor) => Of(tensor) is null ? tensor : tensor.alias();

    /// <summary>Frees the masks of tensors that were freed.</summary>
    public static void Sweep()
    {
        if (!used)
            return;
        foreach (var (tensor, mask) in Masks)
        {
            if (tensor.IsInvalid && Masks.Remove(tensor))
                mask.Dispose();
        }
    }
}
