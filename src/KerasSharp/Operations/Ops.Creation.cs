namespace KerasSharp;

/// <content>New tensors, and arrays as tensors and back.</content>
public static partial class Ops
{
    /// <summary>Zeros. Source: keras.ops.zeros.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Zeros(Shape shape, DType? dtype = null) => Full(shape, 0, dtype);

    /// <summary>Ones. Source: keras.ops.ones.</summary>
    /// <inheritdoc cref="Zeros"/>
    public static Tensor Ones(Shape shape, DType? dtype = null) => Full(shape, 1, dtype);

    /// <summary>A tensor whose values are not set; here they are 0. Source: keras.ops.empty.</summary>
    /// <inheritdoc cref="Zeros"/>
    public static Tensor Empty(Shape shape, DType? dtype = null) => Full(shape, 0, dtype);

    /// <summary>A tensor of the same shape whose values are not set; here they are 0. Source: keras.ops.empty_like.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type; null for the tensor's.</param>
    public static Tensor EmptyLike(Tensor x, DType? dtype = null) => ZerosLike(x, dtype);

    /// <inheritdoc cref="EmptyLike(Tensor, DType?)"/>
    public static KerasTensor EmptyLike(KerasTensor x, DType? dtype = null) => ZerosLike(x, dtype);

    /// <summary>One value everywhere. Source: keras.ops.full.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="fillValue">The value.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Full(Shape shape, double fillValue, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return full(shape.ToArray(), fillValue, dtype ?? KerasConfig.FloatX, KerasConfig.Device);
    }

    /// <summary>Ones on a diagonal of a matrix of zeros. Source: keras.ops.eye.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="m">The number of columns; null for that of the rows.</param>
    /// <param name="k">Which diagonal: above the main one, or below.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Eye(AxisSize n, AxisSize? m = null, int k = 0, DType? dtype = null)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = ((int)n, (int)(m ?? n));
        var place = arange(columns, ScalarType.Int64, KerasConfig.Device).unsqueeze(0) - arange(rows, ScalarType.Int64, KerasConfig.Device)
            .unsqueeze(1);
        return place.eq(k).to_type(dtype ?? KerasConfig.FloatX).MoveToOuterDisposeScope();
    }

    /// <summary>The identity matrix. Source: keras.ops.identity.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Identity(AxisSize n, DType? dtype = null) => Eye(n, dtype: dtype);

    /// <summary>Ones on and below a diagonal. Source: keras.ops.tri.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="m">The number of columns; null for that of the rows.</param>
    /// <param name="k">Which diagonal: above the main one, or below.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Tri(AxisSize n, AxisSize? m = null, int k = 0, DType? dtype = null)
    {
        using var scope = NewDisposeScope();
        return ones([(int)n, (int)(m ?? n)], dtype ?? KerasConfig.FloatX, KerasConfig.Device).tril(k).MoveToOuterDisposeScope();
    }

    /// <summary>Whole numbers from 0 up. Source: keras.ops.arange.</summary>
    /// <param name="stop">The bound, which is not reached.</param>
    /// <param name="dtype">The element type; null for int32.</param>
    public static Tensor Arange(AxisSize stop, DType? dtype = null) => arange((int)stop, dtype ?? ScalarType.Int32, KerasConfig.Device);

    /// <summary>Numbers at equal distances. Source: keras.ops.arange.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The bound, which is not reached.</param>
    /// <param name="step">The distance.</param>
    /// <param name="dtype">The element type; null for int32, or <see cref="KerasConfig.FloatX"/> where a number is not whole.</param>
    public static Tensor Arange(double start, double stop, double step = 1, DType? dtype = null)
    {
        if (step == 0)
            throw new ArgumentException("`step` must not be 0.", nameof(step));
        var whole = System.Array.TrueForAll([start, stop, step], value => value == Math.Truncate(value));
        return arange(start, stop, step, dtype ?? (whole ? ScalarType.Int32 : KerasConfig.FloatX), KerasConfig.Device);
    }

    /// <summary>So many numbers at equal distances. Source: keras.ops.linspace.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether the last one is among them.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Linspace(double start, double stop, int num = 50, bool endpoint = true, DType? dtype = null)
    {
        Guard.NotNegative(num);
        using var scope = NewDisposeScope();
        var all = linspace(start, stop, endpoint ? num : num + 1, ScalarType.Float64, KerasConfig.Device).narrow(0, 0, num);
        return all.to_type(dtype ?? KerasConfig.FloatX).MoveToOuterDisposeScope();
    }

    /// <summary>Powers of a base whose exponents are at equal distances. Source: keras.ops.logspace.</summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="stop">The last.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether the last one is among them.</param>
    /// <param name="base">The base.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    public static Tensor Logspace(double start, double stop, int num = 50, bool endpoint = true, double @base = 10, DType? dtype = null)
    {
        using var scope = NewDisposeScope();
        var exponents = Linspace(start, stop, num, endpoint, ScalarType.Float64);
        return full_like(exponents, @base).pow(exponents).to_type(dtype ?? KerasConfig.FloatX).MoveToOuterDisposeScope();
    }

    /// <summary>An array as a tensor: doubles become <see cref="KerasConfig.FloatX"/>, strings what a model takes.
    /// Source: keras.ops.array.</summary>
    /// <param name="x">The array.</param>
    /// <param name="dtype">The element type; null for the array's.</param>
    public static Tensor Array(ArrayLike x, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var made = x.Texts?.ToTensor() ?? x.ToTensor();
        made = made.to_type(dtype ?? made.dtype).to(KerasConfig.Device);
        return scope.Contains(made) ? made.MoveToOuterDisposeScope() : made.alias().MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="Array"/>
    public static Tensor ConvertToTensor(ArrayLike x, DType? dtype = null) => Array(x, dtype);

    /// <summary>The values of a tensor as a .NET array of its shape and element type: <c>(float[,])Ops.ConvertToNumpy(x)</c>.
    /// Source: keras.ops.convert_to_numpy.</summary>
    /// <param name="x">The tensor; of float16 and bfloat16 the array is of floats.</param>
    public static System.Array ConvertToNumpy(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var values = x.detach().cpu();
        if (values.dtype is ScalarType.Float16 or ScalarType.BFloat16)
            values = values.to_type(ScalarType.Float32);
        return values.dtype switch
        {
            ScalarType.Float32 => ToArray<float>(values),
            ScalarType.Float64 => ToArray<double>(values),
            ScalarType.Int64 => ToArray<long>(values),
            ScalarType.Int32 => ToArray<int>(values),
            ScalarType.Int16 => ToArray<short>(values),
            ScalarType.Int8 => ToArray<sbyte>(values),
            ScalarType.Byte => ToArray<byte>(values),
            ScalarType.Bool => ToArray<bool>(values),
            _ => throw new ArgumentException(
                $"A tensor of dtype {DTypes.Name(values.dtype)} cannot be an array: take its real and imaginary parts.", nameof(x)),
        };
    }

    /// <summary>Coordinates on a grid, a tensor for each row given. Source: keras.ops.meshgrid.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="indexing"><c>xy</c>, where the first runs along the second axis, or <c>ij</c>.</param>
    public static Tensor[] Meshgrid(Tensor[] x, string indexing = "xy")
    {
        ArgumentNullException.ThrowIfNull(x);
        if (indexing is not ("xy" or "ij"))
            throw new ArgumentException($"`indexing` must be \"xy\" or \"ij\". Received: indexing={indexing}", nameof(indexing));
        using var scope = NewDisposeScope();
        return System.Array.ConvertAll(meshgrid(x, indexing), grid => grid.clone().MoveToOuterDisposeScope());
    }

    /// <summary>The number of axes. Source: keras.ops.ndim.</summary>
    public static int Ndim(Tensor x) => (int)x.Dimensions;

    /// <summary>The number of values. Source: keras.ops.size.</summary>
    public static long Size(Tensor x) => x.numel();

    /// <summary>Whether an object is a tensor. Source: keras.ops.is_tensor.</summary>
    public static bool IsTensor(object? x) => x is Tensor;

    /// <summary>The name of the element type. Source: keras.ops.dtype.</summary>
    public static string Dtype(Tensor x) => DTypes.Name(x.dtype);

    private static System.Array ToArray<T>(Tensor values)
        where T : unmanaged
    {
        var flat = values.ToHost<T>();
        var array = System.Array.CreateInstance(typeof(T), [.. values.shape.DefaultIfEmpty(1)]);
        System.Buffer.BlockCopy(flat, 0, array, 0, System.Buffer.ByteLength(flat));
        return array;
    }
}
