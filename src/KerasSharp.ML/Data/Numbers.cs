using System.Numerics;

namespace KerasSharp.ML.Data;

/// <summary>Numbers as numbers of another type.</summary>
internal static class Numbers<TSource, T>
    where TSource : struct, INumber<TSource>
    where T : unmanaged, INumber<T>
{
    /// <summary>A number as one of another type; fractions of integers are refused.</summary>
    public static T Convert(TSource value, string column, long row)
    {
        if (typeof(T) == typeof(long) && !TSource.IsInteger(value))
            throw new DataViewException(column, row, $"{value} is not an integer, which the input asks for by its element type.");
        return T.CreateSaturating(value);
    }
}
