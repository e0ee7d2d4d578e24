using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The columns of a data view that a model's inputs, targets or weights are made from.</summary>
/// <remarks>
/// <c>"Features"</c> is one column; <c>["Age", "Income"]</c> is one column an input or output, or for a single one the values of all of
/// them side by side;
/// <c>new() { ["image"] = "Pixels", ["facts"] = ["Age", "Income"] }</c> names the columns of each input or output.
/// </remarks>
[CollectionBuilder(typeof(Columns), nameof(Create))]
public sealed class Columns : IEnumerable<Column>
{
    private readonly List<Column> _list = [];
    private readonly Dictionary<string, Columns> _named = [];

    /// <summary>No columns yet, to be filled by the names of inputs or outputs.</summary>
    public Columns()
    {
    }

    /// <summary>The columns by the names of inputs or outputs; empty where they have none.</summary>
    internal IReadOnlyDictionary<string, Columns> Named => _named;

    /// <summary>The columns in order; of columns by name, none.</summary>
    internal IReadOnlyList<Column> List => _list;

    /// <summary>The columns of an input or output.</summary>
    /// <exception cref="ArgumentException">These columns have no names, or the ones given are by name themselves.</exception>
    public Columns this[string name]
    {
        get => _named[name];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (_list.Count > 0)
                throw new ArgumentException($"The columns {this} are not by name of an input or output.", nameof(name));
            if (value._named.Count > 0)
                throw new ArgumentException($"The columns of '{name}' are a list, not by name again.", nameof(value));
            _named[name] = value;
        }
    }

    /// <summary>Several columns.</summary>
    public static Columns Create(ReadOnlySpan<Column> columns)
    {
        var made = new Columns();
        made._list.AddRange(columns);
        return made;
    }

    /// <summary>One column.</summary>
    public static implicit operator Columns(string name) => Create([name]);

    /// <summary>One column.</summary>
    public static implicit operator Columns(Column column) => Create([column]);

    /// <summary>Several columns.</summary>
    public static implicit operator Columns(string[] names) => Create(Array.ConvertAll(names, name => new Column(name)));

    /// <summary>All columns.</summary>
    public IEnumerator<Column> GetEnumerator() => _list.Concat(_named.Values.SelectMany(columns => columns._list)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", this)}]";
}
