using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The rows of one step: inputs, and what the model shall answer.</summary>
/// <remarks>Converts from a tensor or a tuple, and back: a stream may <c>yield return (x, y);</c>, a step of your own begins with <c>var
/// (x, y) = batch;</c>.</remarks>
public sealed record Batch
{
    /// <summary>A batch of several inputs and targets.</summary>
    /// <param name="x">The inputs, each (batch, …).</param>
    /// <param name="y">The targets, one an output of the model; empty without.</param>
    /// <param name="sampleWeight">Weights of the samples, one tensor for all outputs or one an output; empty without.</param>
    public Batch(Tensor[] x, Tensor[] y, Tensor[] sampleWeight) => (X, Y, SampleWeight) = (x, y, sampleWeight);

    /// <summary>A batch of one input, one target, and weights of the samples.</summary>
    public Batch(Tensor x, Tensor? y = null, Tensor? sampleWeight = null)
        : this([x], y is null ? [] : [y], sampleWeight is null ? [] : [sampleWeight])
    {
    }

    /// <summary>A batch whose parts may be given by name.</summary>
    /// <param name="x">The inputs: a tensor, an array of them, or a dictionary by input name.</param>
    /// <param name="y">The targets, likewise by output name; null for none.</param>
    /// <param name="sampleWeight">Weights of the samples, likewise; null for none.</param>
    [OverloadResolutionPriority(1)]
    public Batch(BatchPart x, BatchPart? y = null, BatchPart? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        (X, Y, SampleWeight) = (x.Tensors, y?.Tensors ?? [], sampleWeight?.Tensors ?? []);
        Keys = new(x.Keys, y?.Keys, sampleWeight?.Keys);
    }

    /// <summary>The inputs, each (batch, …).</summary>
    public Tensor[] X { get; init; }

    /// <summary>The targets, one an output of the model; empty without.</summary>
    public Tensor[] Y { get; init; }

    /// <summary>Weights of the samples, one tensor for all outputs or one an output; empty without.</summary>
    public Tensor[] SampleWeight { get; init; }

    /// <summary>The names under which the parts were given.</summary>
    internal BatchKeys Keys { get; init; }

    /// <summary>The input of a name, where the data is a dictionary.</summary>
    /// <exception cref="KeyNotFoundException">There is no such input, or the inputs have no names.</exception>
    public Tensor this[string input] => Array.IndexOf(Keys.X ?? [], input) is >= 0 and var place ? X[place]
        : throw new KeyNotFoundException(
        $"The batch has no input '{input}'. It has: {(Keys.X is { } names ? string.Join(", ", names) : $"{X.Length} without names")}");

    /// <summary>The number of rows.</summary>
    public long Size => X[0].ToSizes()[0];

    /// <summary>The shapes: <c>x: (32, 784) - y: (32)</c>.</summary>
    public override string ToString() => string.Join(
        " - ", new[] { ("x", X), ("y", Y), ("sampleWeight", SampleWeight) }.Where(part => part.Item2.Length > 0)
            .Select(part => $"{part.Item1}: {string.Join(", ", part.Item2.Select(tensor => Shape.Of(tensor.shape)))}"));

    /// <summary>The one input and the one target.</summary>
    /// <exception cref="InvalidOperationException">There are several, or no target.</exception>
    public void Deconstruct(out Tensor x, out Tensor y) => (x, y) = (One(X, nameof(X)), One(Y, nameof(Y)));

    /// <summary>The one input, the one target, and the weights of the samples, null where there are none.</summary>
    /// <exception cref="InvalidOperationException">There are several, or no target.</exception>
    public void Deconstruct(out Tensor x, out Tensor y, out Tensor? sampleWeight)
    {
        (x, y) = this;
        sampleWeight = SampleWeight is [] ? null : One(SampleWeight, nameof(SampleWeight));
    }

    private static Tensor One(Tensor[] tensors, string part) => tensors is [var one]
        ? one
        : throw new InvalidOperationException(
            $"The batch's {part} holds {tensors.Length} tensors, not one: take them from `batch.{part}`.");

    /// <summary>All tensors.</summary>
    internal IEnumerable<Tensor> Tensors => X.Concat(Y).Concat(SampleWeight);

    /// <summary>The same batch with each tensor replaced.</summary>
    internal Batch Map(Func<Tensor, Tensor> function) =>
        new(Array.ConvertAll(X, x => function(x)), Array.ConvertAll(Y, y => function(y)), Array.ConvertAll(
            SampleWeight, w => function(w)))
        { Keys = Keys };

    /// <summary>The weights of the samples for a target: its own, or those for all.</summary>
    internal Tensor? WeightOf(int target) => SampleWeight.Length switch { 0 => null, 1 => SampleWeight[0], _ => SampleWeight[target] };

    /// <summary>The same batch on a device.</summary>
    internal Batch To(Device device) => Tensors.All(tensor => tensor.device_type == device.type) ? this : Map(tensor => tensor.to(device));

    /// <summary>A batch of inputs alone.</summary>
    public static implicit operator Batch(Tensor x) => new(x);

    /// <summary>A batch of one input and one target.</summary>
    public static implicit operator Batch((Tensor X, Tensor Y) batch) => new(batch.X, batch.Y);

    /// <summary>A batch of strings, for a model that takes them, and one target.</summary>
    public static implicit operator Batch((string[] X, Tensor Y) batch) => new(batch.X, (BatchPart)batch.Y);

    /// <summary>A batch of one input, one target, and weights of the samples.</summary>
    public static implicit operator Batch((Tensor X, Tensor Y, Tensor SampleWeight) batch) => new(batch.X, batch.Y, batch.SampleWeight);
}
