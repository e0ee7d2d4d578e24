using Microsoft.ML;

namespace KerasSharp.ML.Scoring;

/// <summary>Getters by the type that is asked for.</summary>
internal static class Getters
{
    /// <exception cref="InvalidOperationException">The column holds another type.</exception>
    public static ValueGetter<T> As<T>(DataViewSchema.Column column, Func<Delegate> getter) => getter() as ValueGetter<T>
        ?? throw new InvalidOperationException(
        $"The column '{column.Name}' holds {column.Type.RawType}. Asked for: {typeof(T)}");

    public static InvalidOperationException Inactive(DataViewSchema.Column column) =>
        new($"The column '{column.Name}' is not active in this row.");
}
