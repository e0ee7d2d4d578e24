namespace KerasSharp.Serialization;

/// <summary>Tensors in configs: nested lists, in Keras's wrapping that names the element type.</summary>
internal static class TensorConfig
{
    /// <summary>A tensor as Keras serialises it.</summary>
    public static Config Write(Tensor tensor) => new()
    {
        { "class_name", "__tensor__" },
        { "config", new Config { { "value", Nested(tensor) }, { "dtype", DTypes.Name(tensor.dtype) } } },
    };

    /// <summary>A tensor's values as nested lists; a scalar's as a number.</summary>
    public static object? Nested(Tensor tensor)
    {
        var type = tensor.dtype == ScalarType.Bool
            ? ScalarType.Bool : DTypes.IsFloating(tensor.dtype) ? ScalarType.Float64 : ScalarType.Int64;
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().to_type(type).contiguous();
        return type switch
        {
            ScalarType.Bool => Nested(plain.ToHost<bool>(), plain.shape, 0, 0),
            ScalarType.Int64 => Nested(plain.ToHost<long>(), plain.shape, 0, 0),
            _ => Nested(plain.ToHost<double>(), plain.shape, 0, 0),
        };
    }

    /// <summary>A tensor from Keras's wrapping, from nested lists or from a number; without a named type, of the default floating type,
    /// int64 or bool.</summary>
    /// <exception cref="InvalidCastException">The value is none of these.</exception>
    public static Tensor Read(object value)
    {
        if (value is not Config wrapped)
            return FromNested(value, null);
        return wrapped.Get<string?>("class_name", null) is "__tensor__" or "__numpy__" && wrapped.Get<Config>("config") is { } config
            && config.Get<object>("value") is { } values
            ? FromNested(values, config.Get<ScalarType?>("dtype", null))
            : throw new InvalidCastException();
    }

    /// <summary>The numbers of a config as they stand there: real ones are doubles.</summary>
    /// <exception cref="InvalidCastException">The value is neither a number, nested lists, nor a tensor in Keras's wrapping.</exception>
    public static ArrayLike ReadArray(object value)
    {
        if (value is double number)
            return number;
        using var scope = NewDisposeScope();
        if (value is not List<object?> || FromNested(value, null) is not { } tensor || !DTypes.IsFloating(tensor.dtype))
            return Read(value).MoveToOuterDisposeScope();
        var array = Array.CreateInstance(typeof(double), tensor.shape);
        var values = FromNested(value, ScalarType.Float64).data<double>().ToArray();
        Buffer.BlockCopy(values, 0, array, 0, sizeof(double) * values.Length);
        return array;
    }

    private static Tensor FromNested(object value, ScalarType? dtype)
    {
        var shape = new List<long>();
        for (var level = value; level is List<object?> list; level = list.Count > 0 ? list[0] : null)
            shape.Add(list.Count);
        var flat = new List<object>();
        Flatten(value, shape, 0, flat);
        using var scope = NewDisposeScope();
        var whole = flat.Count > 0 && flat.TrueForAll(item => item is long);
        var flags = flat.Count > 0 && flat.TrueForAll(item => item is bool);
        var values = flags ? tensor([.. flat.Cast<bool>()])
            : whole ? tensor([.. flat.Cast<long>()])
            : tensor([.. flat.Select(item => (double)ConfigValue.FromPlain(item, typeof(double))!)]);
        return values.reshape([.. shape]).to_type(dtype ?? (flags ? ScalarType.Bool : whole ? ScalarType.Int64 : KerasConfig.FloatX))
            .MoveToOuterDisposeScope();
    }

    private static void Flatten(object? value, List<long> shape, int axis, List<object> flat)
    {
        if (axis == shape.Count)
        {
            flat.Add(value ?? throw new InvalidCastException());
            return;
        }

        if (value is not List<object?> list || list.Count != shape[axis])
            throw new InvalidCastException();
        foreach (var item in list)
            Flatten(item, shape, axis + 1, flat);
    }

    private static object? Nested<T>(T[] data, long[] shape, int axis, long start)
        where T : struct
    {
        if (axis == shape.Length)
            return data[start];
        long stride = 1;
        for (var i = axis + 1; i < shape.Length; i++)
            stride *= shape[i];
        return Enumerable.Range(0, (int)shape[axis]).Select(i => Nested(data, shape, axis + 1, start + (i * stride))).ToList();
    }
}
