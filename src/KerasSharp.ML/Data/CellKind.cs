using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace KerasSharp.ML.Data;

/// <summary>What a column holds, and how its values are read as numbers.</summary>
internal static class CellKind
{
    /// <summary>What columns may hold, for messages.</summary>
    public const string Known = "numbers, booleans, keys, vectors of these, images, or text with an encoder";

    /// <summary>The type of a column's single values.</summary>
    public static DataViewType ItemType(this DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.ItemType
        : column.Type;

    /// <summary>The number of values a row; null where the type does not say.</summary>
    public static int? Size(this DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { Size: > 0 and var size } => size,
        VectorDataViewType => null,
        ImageDataViewType { Height: > 0 and var height, Width: > 0 and var width } => checked(height * width * 3),
        ImageDataViewType => null,
        _ => 1,
    };

    /// <summary>The shape of a row by the column's type alone; null where the type does not say.</summary>
    public static long[]? RowShape(this DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { Size: > 0 } vector => [.. vector.Dimensions.Select(size => (long)size)],
        VectorDataViewType => null,
        ImageDataViewType { Height: > 0 and var height, Width: > 0 and var width } => [height, width, 3],
        ImageDataViewType => null,
        _ => [],
    };

    /// <summary>Whether the values are indices: keys, or integers.</summary>
    public static bool IsInteger(this DataViewSchema.Column column) => column.ItemType() is KeyDataViewType or NumberDataViewType
        && !IsReal(column);

    /// <summary>Refuses a column that cannot be read as numbers.</summary>
    /// <exception cref="DataViewException">It holds something else.</exception>
    public static void Check(DataViewSchema.Column column, Column given)
    {
        var item = column.ItemType();
        if (item is TextDataViewType)
        {
            if (given.Encode is not null)
                return;
            throw new DataViewException(
                column.Name, null, $"it holds text ({column.Type}). Expected: numbers; map it to keys before (`MapValueToKey`), or give "
                + $"an encoder: `new Column(\"{column.Name}\", words.Apply)` with a "
                + "TextVectorization or StringLookup.");
        }

        if (given.Encode is not null)
            throw new DataViewException(column.Name, null, $"an encoder is for text. Received: a column of {column.Type}");
        if (item is not (NumberDataViewType or BooleanDataViewType or KeyDataViewType or ImageDataViewType))
            throw new DataViewException(column.Name, null, $"its type {column.Type} is not known here. Expected: {Known}");
    }

    /// <summary>A reader of a column's values as numbers.</summary>
    /// <param name="column">The column, as <see cref="Check"/> lets it through.</param>
    /// <param name="size">The number of values a row.</param>
    /// <param name="image">The shape of an image.</param>
    public static CellReader<T> Reader<T>(DataViewSchema.Column column, int size, long[]? image)
        where T : unmanaged, INumber<T>
    {
        var item = column.ItemType();
        return item switch
        {
            BooleanDataViewType => new BooleanReader<T>(column, size),
            ImageDataViewType => new ImageReader<T>(column, (int)image![0], (int)image[1], (int)image[2]),
            KeyDataViewType => Make(typeof(KeyReader<,>), column, size),
            _ when column.Type is VectorDataViewType => Make(typeof(VectorReader<,>), column, size),
            _ => Make(typeof(NumberReader<,>), column),
        };

        CellReader<T> Make(Type type, params object[] arguments) =>
            (CellReader<T>)Activator.CreateInstance(type.MakeGenericType(item.RawType, typeof(T)), arguments)!;
    }

    private static bool IsReal(DataViewSchema.Column column) => column.ItemType().RawType == typeof(float)
        || column.ItemType().RawType == typeof(double);
}
