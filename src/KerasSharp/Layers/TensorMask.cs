using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>The masks that tensors carry from one layer to the next, (batch, time), true where a step counts.</summary>
/// <remarks>A mask belongs to a tensor object, not to its values: what is computed from it has none. It lives as long as the tensor, in
/// whichever dispose scope that is, and is freed at the end of the call or step in which the tensor was.
/// Source: keras.src.backend.common.masking, <c>_keras_mask</c>.</remarks>
internal static class TensorMask
{
    private static readonly ConditionalWeakTable<Tensor, Carried> Masks = [];
    private static volatile bool used;

    /// <summary>The mask that a tensor carries; null for none.</summary>
    public static Tensor? Of(Tensor tensor) => used && Masks.TryGetValue(tensor, out var carried) ? carried.Mask : null;

    /// <summary>Lets a tensor carry a mask, in place of one that it carries.</summary>
    public static void Set(Tensor tensor, Tensor mask)
    {
        used = true;
        // A handle of its own: the mask itself may be freed with a dispose scope that the tensor leaves.
        var own = mask.alias().DetachFromDisposeScope();
        if (Masks.TryGetValue(tensor, out var before))
        {
            Masks.Remove(tensor);
            before.Mask.Dispose();
        }

        Masks.AddOrUpdate(tensor, new(own, Environment.CurrentManagedThreadId));
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

    /// <summary>Frees the masks, made on this thread, of tensors that were freed.</summary>
    public static void Sweep()
    {
        if (!used)
            return;
        foreach (var (tensor, carried) in Masks)
        {
            // TorchSharp counts tensors by thread: each thread frees its own.
            if (tensor.IsInvalid && carried.Thread == Environment.CurrentManagedThreadId && Masks.Remove(tensor))
                carried.Mask.Dispose();
        }
    }

    private sealed record Carried(Tensor Mask, int Thread);
}
