using System.Diagnostics.CodeAnalysis;

namespace KerasSharp;

/// <content>Several arrays, written as a list or by name.</content>
public sealed partial class ArrayLike
{
    /// <summary>No arrays yet, to be filled by the names of inputs or outputs.</summary>
    public ArrayLike()
        : this(new SortedDictionary<string, ArrayLike>(StringComparer.Ordinal))
    {
    }

    /// <summary>The arrays by name; null for others.</summary>
    private SortedDictionary<string, ArrayLike>? Named => _value as SortedDictionary<string, ArrayLike>;

    /// <summary>The array of a name.</summary>
    /// <exception cref="InvalidOperationException">These arrays have no names.</exception>
    public ArrayLike this[string name]
    {
        get => Dictionary[name];
        set => Dictionary[name] = value;
    }

    private SortedDictionary<string, ArrayLike> Dictionary => Named ?? throw new InvalidOperationException("These arrays have no names.");

    /// <summary>The objects of another kind, as batches, where an array or a stream of them was given; else null.</summary>
    internal IEnumerable<T>? StreamOf<T>()
        where T : class => _value as IEnumerable<T>;

    /// <summary>A stream of objects of another kind, as batches.</summary>
    internal static ArrayLike FromStream<T>(IEnumerable<T> stream)
        where T : class => new(stream);

    /// <summary>Strings, for a model with a layer of texts: <c>model.Predict(texts)</c>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(StringArray? value) => value is null ? null : new(value);

    /// <summary>Strings, for a model with a layer of texts.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<string>? value) => value is null ? null : new(value.ToArray());

    /// <summary>Several arrays or tensors, for as many inputs or outputs; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<Tensor>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<float[]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<double[]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<int[]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<long[]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<byte[]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<float[,]>? value) => value?.ToArray();

    /// <summary>Rows of numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<double[,]>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<float>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<double>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<int>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<long>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<byte>? value) => value?.ToArray();

    /// <summary>Numbers; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(List<bool>? value) => value?.ToArray();

    /// <summary>What stands in brackets: numbers, or rows of numbers, are one array; arrays and tensors are several inputs or
    /// outputs.</summary>
    public static ArrayLike Create(ReadOnlySpan<ArrayLike> items)
    {
        ArrayLike[] all = items.ToArray();
        return all.Length > 0 && Array.TrueForAll(all, item => item?._value is double or long or NumberList)
            ? new(new NumberList(all)) : new(all);
    }

    /// <summary>The single arrays.</summary>
    public IEnumerator<ArrayLike> GetEnumerator() => Parts.AsEnumerable().GetEnumerator();

    /// <summary>Numbers, or rows of them, that were written in brackets.</summary>
    private sealed class NumberList(ArrayLike[] items)
    {
        public ArrayLike[] Items => items;

        /// <summary>An array of the same shape: of doubles, or of whole numbers where all are.</summary>
        /// <exception cref="ArgumentException">The rows are of different lengths.</exception>
        public Array ToArray()
        {
            var shape = new List<int>();
            for (var level = this; level is not null; level = level.Items[0]._value as NumberList)
                shape.Add(level.Items.Length);
            var numbers = new List<object>();
            Flatten(this, shape, 0, numbers);
            var array = Array.CreateInstance(numbers.TrueForAll(number => number is long) ? typeof(long) : typeof(double), [.. shape]);
            var place = new int[shape.Count];
            foreach (var number in numbers)
            {
                array.SetValue(number, place);
                for (var axis = place.Length - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--)
                    place[axis] = 0;
            }

            return array;
        }

        private static void Flatten(NumberList list, List<int> shape, int axis, List<object> numbers)
        {
            if (list.Items.Length != shape[axis])
                throw new ArgumentException(
                    $"The rows of an array must be of equal length. Expected {shape[axis]} along axis {axis}. Received: "
                    + $"{list.Items.Length}", nameof(list));
            foreach (var item in list.Items)
            {
                if (item._value is NumberList != axis < shape.Count - 1)
                    throw new ArgumentException(
                        $"An array must be equally deep everywhere. Received: a {(axis < shape.Count - 1 ? "number" : "row")} at depth "
                        + $"{axis + 1}", nameof(list));
                if (item._value is NumberList row)
                    Flatten(row, shape, axis + 1, numbers);
                else
                    numbers.Add(item._value);
            }
        }
    }
}
