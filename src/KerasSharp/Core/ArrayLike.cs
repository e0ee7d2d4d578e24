using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>What a tensor can be made from: a tensor, or a .NET array of any rank, rectangular or jagged. Keras's "array-like". Also
/// several of them, as a list or by name.</summary>
/// <remarks>Doubles become <see cref="KerasConfig.FloatX"/>, as Keras does with NumPy's float64; other types stay. <c>[a, b]</c> of tensors
/// or arrays stands for as many inputs or outputs, <c>new() { ["left"] = a, ["right"] = b }</c> for inputs or outputs by name; numbers in
/// brackets, <c>[1, 2, 3]</c> or <c>[[0, 1], [1, 0]]</c>, are one array.</remarks>
[CollectionBuilder(typeof(ArrayLike), nameof(Create))]
public sealed partial class ArrayLike
{
    private readonly object _value;

    private ArrayLike(object value) => _value = value;

    /// <summary>A tensor's data, as it is; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(Tensor? value) => value is null ? null : new(value);

    /// <summary>An array's data; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(Array? value) => value is null ? null : new(value);

    /// <summary>Several arrays or tensors, for as many inputs or outputs; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(ArrayLike[]? value) => value is null ? null : new(value);

    /// <summary>Tensors by the names of inputs or outputs; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(Dictionary<string, Tensor>? value) =>
        value?.ToDictionary(pair => pair.Key, pair => (ArrayLike)pair.Value);

    /// <summary>Arrays by the names of inputs or outputs; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(Dictionary<string, Array>? value) =>
        value?.ToDictionary(pair => pair.Key, pair => (ArrayLike)pair.Value);

    /// <summary>Arrays or tensors by the names of inputs or outputs; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(Dictionary<string, ArrayLike>? value) =>
        value is null ? null : new(new SortedDictionary<string, ArrayLike>(value, StringComparer.Ordinal));

    /// <summary>A single number, a tensor without axes.</summary>
    public static implicit operator ArrayLike(double value) => new((object)value);

    /// <summary>A single whole number, a tensor without axes; in a list of such an integer.</summary>
    public static implicit operator ArrayLike(long value) => new((object)value);

    /// <summary>The tensor that was given, or a new one of the array's data on the CPU.</summary>
    /// <exception cref="ArgumentException">A jagged array has rows of different lengths, elements are not numbers, or there are several
    /// arrays.</exception>
    public Tensor ToTensor() => ToTensor(share: false);

    /// <summary>The tensor that was given, or one to read the array's data from, without a copy where the types agree: what is written to
    /// the array later is seen.</summary>
    internal Tensor ToReadOnlyTensor() => ToTensor(share: true);

    /// <summary>The strings, where an array of them was given; else null.</summary>
    internal StringArray? Texts => _value switch
    {
        StringArray texts => texts,
        string[] texts => texts,
        string[,] texts => texts,
        string[][] texts => texts,
        _ => null,
    };

    private Tensor ToTensor(bool share) => _value switch
    {
        Tensor tensor => tensor,
        StringArray or string[] or string[,] or string[][] =>
            throw new ArgumentException("Expected an array of numbers. Received: an array of strings"),
        double or long => tensor(Number!.Value, KerasConfig.FloatX),
        NumberList numbers => FromArray(numbers.ToArray(), share: true),
        Array array when array is not (Tensor[] or ArrayLike[]) => FromArray(array, share),
        _ => throw new ArgumentException($"One array is expected here. Received: {Parts.Length} arrays"),
    };

    /// <summary>As <see cref="ToTensor()"/>, but doubles stay doubles.</summary>
    internal Tensor ToExactTensor() => _value switch
    {
        double or long => tensor(Number!.Value, ScalarType.Float64),
        NumberList numbers => FromArray(numbers.ToArray(), share: true, exact: true),
        Array array when array is not (Tensor[] or ArrayLike[]) => FromArray(array, share: false, exact: true),
        _ => ToTensor(),
    };

    /// <summary>The number, where it is a single one.</summary>
    internal double? Number => _value switch { double number => number, long number => number, _ => null };

    /// <summary>The names under which the arrays were given, sorted; null where there are none.</summary>
    internal string[]? Keys => Named is { } named ? [.. named.Keys] : null;

    /// <summary>Whether the data already is a tensor, the caller's own.</summary>
    internal bool IsTensor => _value is Tensor;

    /// <summary>The parts of a list or dictionary of several inputs or outputs, or this one alone.</summary>
    internal ArrayLike[] Parts => _value switch
    {
        Tensor[] tensors => Array.ConvertAll(tensors, tensor => (ArrayLike)tensor),
        ArrayLike[] arrays => arrays,
        SortedDictionary<string, ArrayLike> named => [.. named.Values],
        _ => [this],
    };

    /// <summary>Size of the first axis.</summary>
    internal long Rows => _value switch
    {
        Tensor tensor => tensor.ToSizes().FirstOrDefault(),
        double or long => 1,
        NumberList numbers => numbers.Items.Length,
        StringArray texts => texts.Shape is [{ } rows, ..] ? rows : 1,
        Array array when array is not (Tensor[] or ArrayLike[]) => array.GetLength(0),
        _ => Parts is [var first, ..] ? first.Rows : 0,
    };

    private static Tensor FromArray(Array array, bool share, bool exact = false)
    {
        var (shape, element) = JaggedShape(array);
        if (!element.IsPrimitive || element == typeof(char))
            throw new ArgumentException($"Expected an array of numbers. Received: an array of {element.Name}", nameof(array));
        var flat = array;
        if (array.GetType().GetElementType()!.IsArray)
        {
            flat = Array.CreateInstance(element, shape.Aggregate(1L, (a, b) => a * b));
            var position = 0L;
            Flatten(array, flat, shape, 0, ref position);
        }

        using var scope = NewDisposeScope();
        // TorchSharp's tensor uses the array's own memory.
        var tensor = from_array(flat).reshape(shape);
        if (tensor.dtype == ScalarType.Float64 && KerasConfig.FloatX != ScalarType.Float64 && !exact)
            return tensor.to_type(KerasConfig.FloatX).MoveToOuterDisposeScope();
        return (share || !ReferenceEquals(flat, array) ? tensor : tensor.clone()).MoveToOuterDisposeScope();
    }

    private static (long[] Shape, Type Element) JaggedShape(Array array)
    {
        var shape = new List<long>();
        object? level = array;
        var type = array.GetType();
        while (type.IsArray)
        {
            for (var axis = 0; axis < type.GetArrayRank(); axis++)
                shape.Add(level is Array a ? a.GetLength(axis) : 0);
            level = level is Array { Length: > 0 } outer ? outer.GetValue(new int[outer.Rank]) : null;
            type = type.GetElementType()!;
        }

        return ([.. shape], type);
    }

    private static void Flatten(Array array, Array flat, long[] shape, int axis, ref long position)
    {
        for (var i = 0; i < array.Rank; i++)
        {
            if (array.GetLength(i) != shape[axis + i])
                throw new ArgumentException(
                    $"A jagged array must have rows of equal length. Expected {shape[axis + i]} along axis {axis + i}. Received: "
                    + $"{array.GetLength(i)}", nameof(array));
        }

        if (!array.GetType().GetElementType()!.IsArray)
        {
            var size = Buffer.ByteLength(array);
            Buffer.BlockCopy(array, 0, flat, checked((int)(position * (array.Length == 0 ? 0 : size / array.Length))), size);
            position += array.Length;
            return;
        }

        foreach (Array? row in array)
            Flatten(
                row ?? throw new ArgumentException(
                "A jagged array must not hold null rows.", nameof(array)), flat, shape, axis + array.Rank, ref position);
    }
}
