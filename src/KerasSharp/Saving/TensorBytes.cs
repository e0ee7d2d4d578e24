namespace KerasSharp.Saving;

/// <summary>Tensors to and from the bytes of files, without a copy where the tensor's memory can be used as it is.</summary>
internal static class TensorBytes
{
    // A span holds less than 2 GiB.
    private const long Portion = 1L << 29;

    /// <summary>Writes a tensor's elements, in order.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        foreach (var (_, part) in Portions(plain))
            stream.Write(part.bytes);
    }

    /// <summary>Fills a contiguous tensor of the CPU.</summary>
    public static void Fill(Tensor target, Reader read)
    {
        using var scope = NewDisposeScope();
        foreach (var (start, part) in Portions(target))
            read(start, part.bytes);
    }

    /// <summary>Whether a tensor's memory holds its elements one after the other and can be written to.</summary>
    public static bool IsPlain(Tensor tensor) => tensor.device_type == DeviceType.CPU && tensor.is_contiguous();

    /// <summary>The type of a dataset's elements in a tensor; unsigned numbers that torch lacks get the next wider type.</summary>
    public static ScalarType? TypeOf(Datatype type) => (type.Kind, type.Size) switch
    {
        (ElementKind.Float, 4) => ScalarType.Float32,
        (ElementKind.Float, 8) => ScalarType.Float64,
        (ElementKind.Float, 2) => ScalarType.Float16,
        (ElementKind.BFloat16, _) => ScalarType.BFloat16,
        (ElementKind.Bool, _) => ScalarType.Bool,
        (ElementKind.Signed, 1) => ScalarType.Int8,
        (ElementKind.Signed, 2) => ScalarType.Int16,
        (ElementKind.Signed, 4) => ScalarType.Int32,
        (ElementKind.Signed, 8) => ScalarType.Int64,
        (ElementKind.Unsigned, 1) => ScalarType.Byte,
        (ElementKind.Unsigned, 2) => ScalarType.Int32,
        (ElementKind.Unsigned, 4 or 8) => ScalarType.Int64,
        _ => null,
    };

    /// <summary>The type of a tensor's elements in a dataset.</summary>
    public static Datatype TypeOf(ScalarType type) => type switch
    {
        ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 => new Datatype(ElementKind.Float, (int)type.ElementSize()),
        ScalarType.BFloat16 => new Datatype(ElementKind.BFloat16, 2),
        ScalarType.Bool => new Datatype(ElementKind.Bool, 1),
        ScalarType.Byte => new Datatype(ElementKind.Unsigned, 1),
        ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 =>
            new Datatype(ElementKind.Signed, (int)type.ElementSize()),
        _ => throw new NotSupportedException($"Tensors of type {type} cannot be saved."),
    };

    /// <summary>A dataset as a tensor of its own.</summary>
    public static Tensor Read(Hdf5Dataset dataset)
    {
        dataset.CheckStored();
        var type = DatasetType(dataset);
        var scalar = TypeOf(type) ?? throw new ModelFileException("the file", dataset.Path, $"Elements of type {type} are no numbers.");
        using var scope = NewDisposeScope();
        if (type.Kind == ElementKind.Unsigned && type.Size > 1)
            return Widen(dataset, scalar).MoveToOuterDisposeScope();
        var tensor = empty(dataset.Shape, dtype: scalar == ScalarType.Bool ? ScalarType.Byte : scalar, device: CPU);
        Fill(tensor, dataset.Read);
        return (scalar == ScalarType.Bool ? tensor.ne(0) : tensor).MoveToOuterDisposeScope();
    }

    /// <summary>Keras marks bfloat16, which HDF5 has no type for, by an attribute.</summary>
    public static Datatype DatasetType(Hdf5Dataset dataset) =>
        dataset.Type is { Kind: ElementKind.Opaque, Size: 2 } && dataset.Attributes.TryGetValue("dtype", out var mark)
            && mark.Text == "bfloat16"
            ? new Datatype(ElementKind.BFloat16, 2) : dataset.Type;

    private static Tensor Widen(Hdf5Dataset dataset, ScalarType target)
    {
        var values = dataset.ReadValues();
        var flat = tensor(Array.ConvertAll(values, value => (long)value), dtype: ScalarType.Int64);
        return flat.reshape(dataset.Shape).to_type(target);
    }

    /// <summary>A contiguous tensor in parts whose bytes a span can hold, each with the byte where it begins; the caller's dispose scope
    /// owns them.</summary>
    public static IEnumerable<(long Start, Tensor Part)> Portions(Tensor tensor)
    {
        var (count, size) = (tensor.numel(), tensor.element_size());
        var step = Math.Max(1, Portion / size);
        var flat = tensor.detach().view(-1);
        for (var start = 0L; start < count; start += step)
            yield return (start * size, flat.narrow(0, start, Math.Min(step, count - start)));
    }

    /// <summary>Works on a part of a tensor's memory.</summary>
    public delegate void Reader(long start, Span<byte> bytes);
}
