using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace KerasSharp.ML.Data;

/// <summary>Makes a field of columns, once for all rows.</summary>
internal static class FieldMaker
{
    /// <param name="schema">The view's columns.</param>
    /// <param name="columns">The columns of the field.</param>
    /// <param name="what">What the field is, for messages: "input 'x' of model 'm'".</param>
    /// <param name="expected">The shape of a row that is asked for; null where any will do.</param>
    /// <param name="dtype">The element type that is asked for; null for that of the columns, where <paramref name="keepIntegers"/>, else
    /// floats.</param>
    /// <param name="keepIntegers">Whether integers and keys stay such where no element type is asked for.</param>
    /// <param name="further">What is made of a batch at last; null for nothing.</param>
    /// <exception cref="DataViewException">A column is missing, or does not fit.</exception>
    public static Field Make(
        DataViewSchema schema, IReadOnlyList<Column> columns, string what, Shape? expected, ScalarType? dtype, bool keepIntegers = false,
            Func<Tensor, Tensor>? further = null)
    {
        if (columns.Count == 0)
            throw new ArgumentException($"The {what} has no columns. Expected: at least one.", nameof(columns));
        var found = columns.Select(column => Find(schema, column, what)).ToArray();
        if (found.Length == 1 && columns[0].Encode is { } encode)
            return new TextField(found[0], encode, dtype);
        if (columns.FirstOrDefault(column => column.Encode is not null) is { } text)
            throw new DataViewException(text.Name, null,
                $"text is an input of its own. Received: the columns {string.Join(", ", columns)} for the {what}");
        var (sizes, shape, image) = Layout(found, what, expected);
        var type = dtype ?? (keepIntegers && Array.TrueForAll(found, column => column.IsInteger()) ? ScalarType.Int64 : KerasConfig.FloatX);
        return type switch
        {
            ScalarType.Float64 => Of<double>(),
            _ when DTypes.IsFloating(type) => Of<float>(),
            _ => Of<long>(),
        };

        NumberField<T> Of<T>()
            where T : unmanaged, INumber<T>
        {
            CheckRange<T>(found, what);
            return new(found, () => [.. found.Select((column, i) => CellKind.Reader<T>(column, sizes[i], image))], shape, type, further);
        }
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, Column given, string what)
    {
        var column = schema.GetColumnOrNull(given.Name) ?? throw new DataViewException(
            given.Name, null, $"there is no such column for the {what}. Columns: "
            + $"{string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => column.Name))}");
        CellKind.Check(column, given);
        return column;
    }

    /// <summary>The sizes of the columns and the shape of a row.</summary>
    private static (int[] Sizes, long[] Shape, long[]? Image) Layout(DataViewSchema.Column[] columns, string what, Shape? expected)
    {
        var image = Array.Find(columns, column => column.Type is ImageDataViewType).Type as ImageDataViewType;
        if (image is not null)
        {
            if (columns.Length > 1)
                throw new DataViewException(columns[0].Name, null,
                    $"an image is an input of its own. Received: {columns.Length} columns for the {what}");
            var shape = ImageShape(columns[0], image, what, expected);
            return ([checked((int)(shape[0] * shape[1] * shape[2]))], shape, shape);
        }

        var sizes = Array.ConvertAll(columns, column => column.Size());
        var known = sizes.Sum(size => (long)(size ?? 0));
        var open = Array.FindAll(columns, column => column.Size() is null);
        if (open.Length > 0)
        {
            var left = expected?.Elements - known;
            if (left is not > 0 || open.Length > 1)
            {
                throw new DataViewException(
                    open[0].Name, null, $"its rows may have any number of values ({open[0].Type}), and the {what} does not say how many "
                    + $"it takes{(expected is null ? "" : $" (shape {expected})")}. "
                    + "Expected: vectors of a known size.");
            }

            sizes = Array.ConvertAll(sizes, size => size ?? (int?)left.Value);
            known += left.Value;
        }

        return (Array.ConvertAll(sizes, size => size!.Value), RowShape(columns, known, what, expected), null);
    }

    private static long[] RowShape(DataViewSchema.Column[] columns, long size, string what, Shape? expected)
    {
        if (expected is null)
            return columns is [var only] ? only.RowShape()! : [size];
        var fixedSizes = expected.Where(axis => axis is not null).Aggregate(1L, (product, axis) => product * axis!.Value);
        var unknown = expected.Count(axis => axis is null);
        var fits = unknown == 0 ? fixedSizes == size : unknown == 1 && fixedSizes > 0 && size % fixedSizes == 0;
        if (!fits)
        {
            throw new DataViewException(
                columns[0].Name, null, $"{(columns.Length == 1 ? $"it has {size} value{(size == 1 ? "" : "s")} a row ({columns[0].Type})"
                    : $"with {string.Join(", ", columns.Skip(1).Select(column => column.Name))} it has {size} values a row")}. "
                + $"Expected: shape {expected} for the {what}");
        }

        return expected.ToArray(unknown == 0 ? 0 : size / fixedSizes);
    }

    private static long[] ImageShape(DataViewSchema.Column column, ImageDataViewType type, string what, Shape? expected)
    {
        if (expected is not null && (expected.Rank != 3 || expected[2] is not (null or 1 or 3 or 4)))
            throw new DataViewException(column.Name, null,
                $"it holds images. Expected: shape {expected} for the {what}; images are (height, width, channels) with 1, 3 or 4 "
                + $"channels.");
        var height = type.Height > 0 ? type.Height : expected?[0];
        var width = type.Width > 0 ? type.Width : expected?[1];
        if (height is null || width is null)
            throw new DataViewException(column.Name, null,
                $"its images may have any size, and the {what} does not say which it takes. Resize them before, with `ResizeImages`.");
        if ((expected?[0] ?? height) != height || (expected?[1] ?? width) != width)
            throw new DataViewException(column.Name, null,
                $"its images are {height} x {width} pixels (height x width). Expected: shape {expected} for the {what}");
        return [height.Value, width.Value, expected?[2] ?? 3];
    }

    /// <summary>Refuses keys that floats cannot tell apart.</summary>
    private static void CheckRange<T>(DataViewSchema.Column[] columns, string what)
    {
        const ulong Exact = 1 << 24;
        foreach (var column in columns)
        {
            if (typeof(T) == typeof(float) && column.ItemType() is KeyDataViewType { Count: > Exact and var count })
                throw new DataViewException(column.Name, null,
                    $"it has {count} keys, more than float32 tells apart. Give the {what} the element type int64 (`new Input(…, dtype: "
                    + $"ScalarType.Int64)`).");
        }
    }
}
