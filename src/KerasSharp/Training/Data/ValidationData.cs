using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>Data to evaluate a model on after each epoch. Converts from a tuple: <c>validationData: (xTest, yTest)</c>.</summary>
public sealed class ValidationData
{
    private readonly ArrayLike? _x;
    private readonly ArrayLike? _y;
    private readonly ArrayLike? _sampleWeight;
    private readonly IEnumerable<Batch>? _batches;

    /// <summary>Arrays.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="sampleWeight">Weights of the samples; null for 1.</param>
    public ValidationData(ArrayLike x, ArrayLike? y = null, ArrayLike? sampleWeight = null) =>
        (_x, _y, _sampleWeight) = (x, y, sampleWeight);

    /// <summary>A stream of batches; it is restarted for each evaluation.</summary>
    [OverloadResolutionPriority(1)]
    public ValidationData(IEnumerable<Batch> batches) => _batches = batches;

    /// <summary>An asynchronous stream of batches; it is restarted for each evaluation, and its tensors are freed after their
    /// step.</summary>
    public ValidationData(IAsyncEnumerable<Batch> batches)
        : this(new AsyncBatches(batches, default))
    {
    }

    /// <summary>Inputs and targets.</summary>
    public static implicit operator ValidationData((Tensor X, Tensor Y) data) => new(data.X, data.Y);

    /// <summary>Inputs and targets.</summary>
    public static implicit operator ValidationData((Array X, Array Y) data) => new(data.X, data.Y);

    /// <summary>Inputs, targets, and weights of the samples.</summary>
    public static implicit operator ValidationData((Tensor X, Tensor Y, Tensor SampleWeight) data) =>
        new(data.X, data.Y, data.SampleWeight);

    /// <summary>Inputs, targets, and weights of the samples.</summary>
    public static implicit operator ValidationData((Array X, Array Y, Array SampleWeight) data) => new(data.X, data.Y, data.SampleWeight);

    /// <summary>Inputs and targets, each an array, several, or by name: <c>validationData: (new() { ["a"] = a }, new() { ["y"] = y
    /// })</c>.</summary>
    public static implicit operator ValidationData((ArrayLike X, ArrayLike Y) data) => new(data.X, data.Y);

    /// <summary>Inputs, targets, and weights of the samples.</summary>
    public static implicit operator ValidationData((ArrayLike X, ArrayLike Y, ArrayLike SampleWeight) data) =>
        new(data.X, data.Y, data.SampleWeight);

    /// <summary>A list of batches.</summary>
    public static implicit operator ValidationData(List<Batch> batches) => new(batches);

    /// <summary>Batches by number.</summary>
    public static implicit operator ValidationData(PyDataset batches) => new(batches);

    /// <summary>A list of batches.</summary>
    public static implicit operator ValidationData(Batch[] batches) => new(batches);

    internal BatchSource ToSource(int? batchSize, Func<Batch, Batch> arrange) => _batches switch
    {
        null => new ArraySource(_x!, _y, _sampleWeight, batchSize, arrange: arrange),
        PyDataset dataset => new PyDatasetSource(dataset, shuffle: false, arrange),
        _ => new StreamSource(_batches, arrange),
    };
}
