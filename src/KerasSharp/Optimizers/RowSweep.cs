using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Optimizers;

/// <summary>One pass over the rows of a weight that a sparse gradient has values for; the other rows are neither read nor
/// written.</summary>
/// <param name="weight">The weight, (rows, size); float32, contiguous, on the CPU.</param>
/// <param name="gradient">Its gradient, sparse in the first axis; a row may occur several times.</param>
internal readonly struct RowSweep(Tensor weight, Tensor gradient)
{
    /// <summary>Subtracts the gradient times a factor. The gradient's values are scaled where they are.</summary>
    public void Subtract(float factor)
    {
        using var indices = gradient.SparseIndices.contiguous();
        using var values = gradient.SparseValues.contiguous();
        var rows = MemoryMarshal.Cast<byte, long>(indices.bytes);
        Span<float> table = MemoryMarshal.Cast<byte, float>(weight.bytes), changes = MemoryMarshal.Cast<byte, float>(values.bytes);
        if (rows.IsEmpty)
            return;
        TensorPrimitives.Multiply(changes, factor, changes);
        var size = changes.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = table.Slice(checked((int)rows[i] * size), size);
            TensorPrimitives.Subtract(row, changes.Slice(i * size, size), row);
        }
    }
}
