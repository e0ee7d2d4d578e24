using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>The values of a column that is not computed here, for rows that were read ahead.</summary>
internal abstract class PassedColumn
{
    /// <summary>Reads the current row of the source.</summary>
    /// <param name="at">The place where the value waits.</param>
    public abstract void Read(int at);

    /// <summary>The getter of the value at the current place.</summary>
    public abstract Delegate Getter(Func<int> current);

    public static PassedColumn Of(DataViewRow source, DataViewSchema.Column column, int rows)
    {
        var type = column.Type.RawType;
        return (PassedColumn)(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>)
            ? Activator.CreateInstance(typeof(PassedVectors<>).MakeGenericType(type.GenericTypeArguments), source, column, rows)!
            : Activator.CreateInstance(typeof(PassedValues<>).MakeGenericType(type), source, column, rows)!);
    }
}

/// <summary>Single values.</summary>
internal sealed class PassedValues<T>(DataViewRow source, DataViewSchema.Column column, int rows) : PassedColumn
{
    private readonly ValueGetter<T> _source = source.GetGetter<T>(column);
    private readonly T[] _values = new T[rows];

    public override void Read(int at)
    {
        // An object that someone else has by now, such as an image, must not be reused.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _values[at] = default!;
        _source(ref _values[at]);
    }

    public override Delegate Getter(Func<int> current) => (ValueGetter<T>)((ref T value) => value = _values[current()]);
}

/// <summary>Vectors.</summary>
internal sealed class PassedVectors<T>(DataViewRow source, DataViewSchema.Column column, int rows) : PassedColumn
{
    private readonly ValueGetter<VBuffer<T>> _source = source.GetGetter<VBuffer<T>>(column);
    private readonly VBuffer<T>[] _values = new VBuffer<T>[rows];

    public override void Read(int at) => _source(ref _values[at]);

    public override Delegate Getter(Func<int> current) =>
        (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[current()].CopyTo(ref value));
}
