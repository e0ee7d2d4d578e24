using KerasSharp.Saving.Hdf5;

namespace KerasSharp.Saving.Legacy;

/// <summary>A weight of a <c>.h5</c> file, as it stands there or brought into another layout.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Dataset">The dataset, where nothing is changed; else null.</param>
/// <param name="Read">Makes its value, in the dispose scope of the caller.</param>
internal sealed record StoredWeight(string Name, long[] Shape, Hdf5Dataset? Dataset, Func<Tensor> Read)
{
    /// <summary>A weight as the file has it.</summary>
    public static StoredWeight Of(string name, Hdf5Dataset dataset) => new(name, dataset.Shape, dataset, () => TensorBytes.Read(dataset));

    /// <summary>The name's last part, without TensorFlow's output number: <c>kernel</c> of <c>dense/kernel:0</c>.</summary>
    public string Last => Parts[^1];

    /// <summary>The parts of the name.</summary>
    public string[] Parts { get; } = (Name.LastIndexOf(':') is var colon and > 0 ? Name[..colon] : Name).Split('/');

    /// <summary>The weight in another layout.</summary>
    public StoredWeight To(long[] shape, Func<Tensor, Tensor> change) => new(Name, shape, null, () => change(Read()).contiguous());

    /// <summary>The weight with its axes in another order.</summary>
    public StoredWeight Permuted(params long[] order) => To(Array.ConvertAll(order, axis => Shape[axis]), value => value.permute(order));

    /// <summary>Weights one after the other along their last axis.</summary>
    public static StoredWeight Joined(params StoredWeight[] parts) =>
        new(parts[0].Name, [.. parts[0].Shape[..^1], parts.Sum(part => part.Shape[^1])], null, () => cat(
            Array.ConvertAll(parts, part => part.Read()), -1));
}
