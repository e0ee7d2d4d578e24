using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>The rows of one step: inputs, and what the model shall answer.</summary>
/// <remarks>Converts from a tensor or a tuple: a stream may <c>yield return (x, y);</c>.</remarks>
/// <param name="X">The inputs, each (batch, …).</param>
/// <param name="Y">The targets, one an output of the model; empty without.</param>
/// <param name="SampleWeight">Weights of the samples, one tensor for all outputs or one an output; empty without.</param>
public sealed record Batch(Tensor[] X, Tensor[] Y, Tensor[] SampleWeight)
{
    /// <summary>A batch of one input, one target, and weights of the samples.</summary>
    public Batch(Tensor x, Tensor? y = null, Tensor? sampleWeight = null)
        : this([x], y is null ? [] : [y], sampleWeight is null ? [] : [sampleWeight])
    {
    }

    /// <summary>The number of rows.</summary>
    public long Size => X[0].shape[0];

    /// <summary>All tensors.</summary>
    internal IEnumerable<Tensor> Tensors => X.Concat(Y).Concat(SampleWeight);

    /// <summary>The same batch with each tensor replaced.</summary>
    internal Batch Map(Func<Tensor, Tensor> function) =>
        new(Array.ConvertAll(X, x => function(x)), Array.ConvertAll(Y, y => function(y)), Array.ConvertAll(SampleWeight, w => function(w)));

    /// <summary>The same batch on a device.</summary>
    internal Batch To(Device device) => Tensors.All(tensor => tensor.device_type == device.type) ? this : Map(tensor => tensor.to(device));

    /// <summary>A batch of inputs alone.</summary>
    public static implicit operator Batch(Tensor x) => new(x);

    /// <summary>A batch of one input and one target.</summary>
    public static implicit operator Batch((Tensor X, Tensor Y) batch) => new(batch.X, batch.Y);

    /// <summary>A batch of one input, one target, and weights of the samples.</summary>
    public static implicit operator Batch((Tensor X, Tensor Y, Tensor SampleWeight) batch) => new(batch.X, batch.Y, batch.SampleWeight);
}
