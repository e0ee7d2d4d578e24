using System.Runtime.CompilerServices;
using KerasSharp.Layers;

namespace KerasSharp;

/// <content>Tables and batches.</content>
public sealed partial class FeatureSpace
{
    /// <summary>Rows of a table that are adapted to at a time, as in Keras.</summary>
    private const int Rows = 32;

    /// <summary>The features, in order, whose layers want data.</summary>
    private IEnumerable<string> Adaptable => _features.Where(pair => pair.Value.Preprocessor switch
    {
        Normalization layer => !layer.IsGiven,
        Discretization layer => layer.NumBins is not null,
        VocabularyLayer<string> layer => !layer.IsGiven,
        VocabularyLayer<long> layer => !layer.IsGiven,
        _ => false,
    }).Select(pair => pair.Key);

    /// <summary>Finds means, ranges and vocabularies in a table.</summary>
    /// <param name="data">The columns by name, numbers or strings, (batch) or (batch, 1); further columns do not matter.</param>
    /// <exception cref="ArgumentException">A column is missing, or its values are not of the feature's type.</exception>
    [OverloadResolutionPriority(1)]
    public void Adapt(Dictionary<string, ArrayLike> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var key in Adaptable)
        {
            var column = ColumnOf(data, key);
            if (_features[key].DType.IsText)
                Adapt(key, Texts(column, key).Chunk(Rows), null);
            else
                Adapt(key, null, Slices(column, key));
        }

        Finish();

        IEnumerable<Batch> Slices(ArrayLike column, string key)
        {
            var x = AsColumn(key, column.ToReadOnlyTensor());
            for (var start = 0L; start < x.shape[0]; start += Rows)
                yield return new Batch(x.narrow(0, start, Math.Min(Rows, x.shape[0] - start)));
        }
    }

    /// <summary>Finds means, ranges and vocabularies in a stream of batches, which is read once for each feature that wants data.</summary>
    /// <param name="batches">The batches; their inputs have the names of the features.</param>
    /// <exception cref="ArgumentException">A column is missing, its values are not of the feature's type, or there are no
    /// batches.</exception>
    public void Adapt(IEnumerable<Batch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        foreach (var key in Adaptable)
        {
            if (_features[key].DType.IsText)
                Adapt(key, batches.Select(batch => Texts(batch[key], key)), null);
            else
                Adapt(key, null, batches.Select(batch => new Batch(AsColumn(key, batch[key]))));
        }

        Finish();
    }

    /// <summary>Encodes a table.</summary>
    /// <param name="data">The columns by name, numbers or strings: (batch), (batch, 1), or single values for one row.</param>
    /// <returns>The vectors, (batch, size); for single values (size).</returns>
    /// <exception cref="InvalidOperationException">The space is not adapted, or gives a tensor a feature: <see
    /// cref="ApplyByName"/>.</exception>
    /// <exception cref="ArgumentException">A column is missing, or its values are not of the feature's type.</exception>
    public Tensor Apply(
        Dictionary<string, ArrayLike> data) => OutputMode == "concat" ? Encode(data)[0] : throw new InvalidOperationException(
        $"The output mode of FeatureSpace \"{Name}\" is 'dict': call `ApplyByName`.");

    /// <summary>Encodes a table; the result is a tensor a feature and cross, or one of the name <c>features</c>.</summary>
    /// <inheritdoc cref="Apply(Dictionary{string, ArrayLike})" path="/param|/exception"/>
    public Dictionary<string, Tensor> ApplyByName(Dictionary<string, ArrayLike> data)
    {
        var encoded = Encode(data);
        return OutputMode == "concat" ? new() { ["features"] = encoded[0] }
            : Encoding.Names.Zip(encoded).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(IReadOnlyDictionary<string, Tensor> inputs, CallContext context) =>
        Encoding.Network.Invoke(
            [.. _features.Keys.Select(key => inputs.TryGetValue(key, out var x) ? AsColumn(key, x) : throw Missing(key, inputs.Keys))],
            training: false);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _encoder?.Network.Dispose();
        base.Dispose(disposing);
    }

    private Tensor[] Encode(Dictionary<string, ArrayLike> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        var leases = new List<IDisposable>();
        try
        {
            var single = false;
            Tensor[] columns = [.. _features.Keys.Select(key =>
            {
                var x = Numbers(ColumnOf(data, key), leases);
                single |= x.Dimensions == 0;
                return AsColumn(key, x);
            })];
            var encoded = Encoding.Network.Apply(columns, training: false);
            if (single)
                encoded = Array.ConvertAll(encoded, output => output.shape[0] == 1 ? output.squeeze(0) : output);
            return Array.ConvertAll(encoded, output => output.MoveToOuterDisposeScope());
        }
        finally
        {
            foreach (var lease in leases)
                lease.Dispose();
        }
    }

    private void Adapt(string key, IEnumerable<string[]>? texts, IEnumerable<Batch>? numbers)
    {
        switch (_features[key].Preprocessor)
        {
            case Normalization layer:
                layer.Adapt(numbers ?? throw NoNumbers());
                break;
            case Discretization layer:
                layer.Adapt(numbers ?? throw NoNumbers());
                break;
            case IntegerLookup layer:
                layer.Adapt(numbers ?? throw NoNumbers());
                break;
            case StringLookup layer:
                layer.Adapt(texts ?? throw NoTexts());
                break;
            case TextVectorization layer:
                layer.Adapt(texts ?? throw NoTexts());
                break;
        }

        ArgumentException NoNumbers() => new($"The preprocessor of feature '{key}' takes numbers. Received: dtype=string");

        ArgumentException NoTexts() => new($"The preprocessor of feature '{key}' takes strings. Received: dtype={_features[key].DType}");
    }

    private void Finish()
    {
        _adapted = true;
        _encoder?.Network.Dispose();
        _encoder = null;
        _ = Encoding;
    }

    /// <summary>A column as (batch, 1), in the feature's type.</summary>
    private Tensor AsColumn(string key, Tensor x)
    {
        var type = _features[key].DType;
        if (!type.IsText && DTypes.IsFloating(x.dtype) && !DTypes.IsFloating(type))
            throw new ArgumentException($"Feature '{key}' takes integers. Received: {DTypes.Name(x.dtype)}");
        if (!type.IsText && DTypes.IsFloating(type))
            x = x.to_type(type);
        return x.Dimensions switch
        {
            0 => x.reshape(1, 1),
            1 => x.unsqueeze(-1),
            2 when x.shape[1] == 1 => x,
            _ => throw new ArgumentException(
                $"Feature '{key}' takes a column, (batch) or (batch, 1). Received: shape {Shape.Of(x.shape)}"),
        };
    }

    private static Tensor Numbers(ArrayLike column, List<IDisposable> leases)
    {
        if (column.Texts is not { } texts)
            return column.ToReadOnlyTensor();
        var (handles, lease) = TextHandles.Lend(texts);
        leases.Add(lease);
        return handles;
    }

    private static string[] Texts(ArrayLike column, string key) =>
        [.. column.Texts ?? throw new ArgumentException($"Feature '{key}' takes strings. Received: numbers")];

    private static string[] Texts(Tensor column, string key) => TextHandles.TryDecode(column) is { } texts ? [.. texts]
        : throw new ArgumentException($"Feature '{key}' takes strings. Received: numbers of {DTypes.Name(column.dtype)}");

    private static ArrayLike ColumnOf(Dictionary<string, ArrayLike> data, string key) =>
        data.TryGetValue(key, out var column) ? column : throw Missing(key, data.Keys);

    private static ArgumentException Missing(string key, IEnumerable<string> there) =>
        new($"The data has no column '{key}'. It has: {string.Join(", ", there)}");
}
