namespace KerasSharp.Onnx;

/// <summary>Constants: numbers, lists of integers, tensors and the weights of layers.</summary>
internal sealed partial class OnnxBuilder
{
    private readonly Dictionary<string, OnnxValue> _constants = [];
    private readonly Dictionary<(Variable, ElementType, string), OnnxValue> _weights = [];

    /// <summary>The tensors that the model holds, in the order in which they were added.</summary>
    public List<StoredTensor> Stored { get; } = [];

    /// <summary>A number of a type, without axes.</summary>
    public OnnxValue Scalar(double number, ElementType type) => Once($"{type}:{number:R}", () =>
    {
        using var scope = NewDisposeScope();
        return Store("constant", tensor(number, ScalarType.Float64).to_type(type.ToTorch()));
    });

    /// <summary>An int64 without axes.</summary>
    public OnnxValue Integer(long number) => Once($"integer:{number}", () => Store("constant", tensor(number)));

    /// <summary>A list of int64.</summary>
    public OnnxValue Integers(params long[] numbers) =>
        Once($"integers:{string.Join(',', numbers)}", () => Store("constant", tensor(numbers)));

    /// <summary>A list of sizes as one int64 tensor.</summary>
    public OnnxValue Sizes(Size[] sizes) => Array.TrueForAll(sizes, size => size.Known is not null)
        ? Integers([.. sizes.Select(size => size.Known!.Value)])
        : Concat([.. sizes.Select(size => size.AsValue(this))], 0);

    /// <summary>Texts as a list.</summary>
    public OnnxValue Texts(IReadOnlyList<string> texts)
    {
        var value = new OnnxValue(this, UniqueName("texts"), ElementType.String, [texts.Count]);
        Stored.Add(new StoredTensor(value, null, texts));
        return value;
    }

    /// <summary>A tensor that the model holds; it is copied.</summary>
    public OnnxValue Constant(Tensor values, string name = "constant") => Store(name, values);

    /// <summary>A weight in a type; each is held once, however many layers and calls use it.</summary>
    /// <param name="variable">The weight.</param>
    /// <param name="type">The type; null for the weight's own.</param>
    /// <param name="form">A word for what is made of it.</param>
    /// <param name="make">Makes the tensor that the graph needs, such as a kernel with its axes in ONNX's order; null for the weight as it
    /// is.</param>
    public OnnxValue Weight(Variable variable, ElementType? type = null, string form = "", Func<Tensor, Tensor>? make = null)
    {
        var element = type ?? variable.DType.ToOnnx();
        if (_weights.TryGetValue((variable, element, form), out var there))
            return there;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var value = variable.Value.detach();
        return _weights[(variable, element, form)] = Store(variable.Path, (make is null ? value : make(value)).to_type(element.ToTorch()));
    }

    /// <summary>Tensors joined along an axis.</summary>
    public OnnxValue Concat(OnnxValue[] parts, int axis)
    {
        var at = axis < 0 ? axis + parts[0].Rank : axis;
        var known = Enumerable.Range(0, parts[0].Rank).Select(i => i == at
            ? parts.Aggregate((long?)0, (sum, part) => sum + part.Shape[i])
            : parts.Select(part => part.Shape[i]).FirstOrDefault(size => size is not null));
        return parts.Length == 1 ? parts[0] : Add("Concat", parts, parts[0].Type, [.. known], ("axis", at));
    }

    /// <summary>Whole numbers from 0 up to a size, as int64.</summary>
    public OnnxValue Range(Size end) => end.Known is { } known
        ? Once($"range:{known}", () => Store("constant", arange(known, dtype: ScalarType.Int64)))
        : Add("Range", [Integer(0), end.Value!.Squeeze(0), Integer(1)], ElementType.Int64, [null]);

    /// <summary>A tensor filled with a number.</summary>
    public OnnxValue Full(double number, ElementType type, params Size[] sizes) => Scalar(number, type).Expand(sizes);

    private OnnxValue Once(string key, Func<OnnxValue> make) =>
        _constants.TryGetValue(key, out var there) ? there : _constants[key] = make();

    private OnnxValue Store(string name, Tensor values)
    {
        var own = values.detach().cpu().contiguous().alias().DetachFromDisposeScope();
        var value = new OnnxValue(this, UniqueName(name), values.dtype.ToOnnx(), values.shape);
        Stored.Add(new StoredTensor(value, own, null));
        return value;
    }
}
