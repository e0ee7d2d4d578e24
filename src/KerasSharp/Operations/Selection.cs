namespace KerasSharp.Operations;

/// <summary>Parts of a tensor.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Selection
{
    /// <summary>Python's indexing, <c>x[..., -1:]</c>; on placeholders the indexer. Source: keras.ops.get_item.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="key">The indices, as they stand in configs.</param>
    internal static Tensor GetItem(Tensor x, [CallArgument] object? key) => Indexing.Apply(x, key);

    /// <summary>The first where a condition is true, the second elsewhere. Source: keras.ops.where.</summary>
    /// <param name="condition">The condition; numbers other than 0 are true.</param>
    /// <param name="x1">What stands where it is true.</param>
    /// <param name="x2">What stands elsewhere.</param>
    public static Tensor Where(Operand condition, Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        var mask = Promotion.Truth(condition.TensorFor(null));
        var device = (new[] { condition, x1, x2 }.Select(operand => operand.Value).OfType<Tensor>().FirstOrDefault() ?? mask).device;
        return where(mask.to(device), a.to(device), b.to(device));
    }

    /// <summary>The places that indices name, along an axis. Source: keras.ops.take.</summary>
    /// <param name="x">The tensor, such as a table of vectors.</param>
    /// <param name="indices">The places, of any shape; negative ones count from the end.</param>
    /// <param name="axis">The axis; null for the flattened tensor.</param>
    public static Tensor Take(Operand x, Operand indices, int? axis = null)
    {
        var all = x.TensorFor(null);
        var (table, dim) = axis is { } given
            ? (all, ((Axes)given).Resolve(all.Dimensions, nameof(axis), nameof(Take))[0]) : (all.reshape(-1), 0);
        var places = Indices.FromFront(indices.TensorFor(null), table.shape[dim]).to(table.device);
        long[] shape = [.. table.shape[..dim], .. places.shape, .. table.shape[(dim + 1)..]];
        return Indices.Pick(
            places, table.shape[dim], inside => table.index_select(dim, inside.reshape(-1)).reshape(shape),
            outside => outside.reshape([.. places.shape, .. Enumerable.Repeat(1L, (int)table.Dimensions - dim - 1)]), Refusal(
                nameof(Take), table.shape[dim]));
    }

    /// <summary>The values that indices name, each in its row along an axis. Source: keras.ops.take_along_axis.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indices">The places, in the tensor's shape but for the axis; negative ones count from the end.</param>
    /// <param name="axis">The axis; null for the flattened tensor.</param>
    public static Tensor TakeAlongAxis(Operand x, Operand indices, int? axis = null)
    {
        var all = x.TensorFor(null);
        var places = indices.TensorFor(null);
        if (axis is null)
            (all, places) = (all.reshape(-1), places.reshape(-1));
        var dim = axis is { } given ? ((Axes)given).Resolve(all.Dimensions, nameof(axis), nameof(TakeAlongAxis))[0] : 0;
        var size = all.shape[dim];
        return Indices.Pick(
            Indices.FromFront(places, size).to(all.device), size, inside => all.TakeAlong(inside, dim), outside => outside, Refusal(
            nameof(TakeAlongAxis), size));
    }

    /// <summary>The upper triangle of the last two axes, zeros below. Source: keras.ops.triu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="k">The diagonal that is the lowest of it: 0 for the main one, above it positive.</param>
    public static Tensor Triu(Tensor x, int k = 0) => x.triu(k);

    /// <summary>The lower triangle of the last two axes, zeros above. Source: keras.ops.tril.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="k">The diagonal that is the highest of it: 0 for the main one, above it positive.</param>
    public static Tensor Tril(Tensor x, int k = 0) => x.tril(k);

    /// <summary>A diagonal of two axes, as the last axis. Source: keras.ops.diagonal.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="offset">The diagonal: 0 for the main one, above it positive.</param>
    /// <param name="axis1">The one axis.</param>
    /// <param name="axis2">The other.</param>
    public static Tensor Diagonal(Tensor x, int offset = 0, [ConfigKey("axis1")] int axis1 = 0, [ConfigKey("axis2")] int axis2 = 1) =>
        x.diagonal(offset, axis1, axis2);

    /// <summary>A row's values on a diagonal, or a matrix's diagonal. Source: keras.ops.diag.</summary>
    /// <param name="x">The row or matrix.</param>
    /// <param name="k">The diagonal: 0 for the main one, above it positive.</param>
    public static Tensor Diag(Tensor x, int k = 0) => x.diag(k);

    /// <summary>The sum of a diagonal. Source: keras.ops.trace.</summary>
    /// <inheritdoc cref="Diagonal" path="/param"/>
    public static Tensor Trace(Tensor x, int offset = 0, [ConfigKey("axis1")] int axis1 = 0, [ConfigKey("axis2")] int axis2 = 1) =>
        x.diagonal(offset, axis1, axis2).sum(-1, type: Promotion.SumType(x.dtype));

    private static Func<long, long, Exception, Exception> Refusal(
        string operation, long size) => (least, greatest, e) => new ArgumentOutOfRangeException(
        $"`indices` of {operation} must lie in [{-size}, {size}), as the axis has size {size}. Received: "
        + $"{(greatest >= size ? greatest : least - size)}", e);
}
