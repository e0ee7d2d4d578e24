using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>What a model takes or gives: one <see cref="KerasTensor"/>, a list, or a dictionary by name; lists and dictionaries may hold
/// further ones.</summary>
/// <remarks>Written as <c>x</c>, <c>[a, b]</c>, or <c>new() { ["left"] = a, ["right"] = b }</c>. Where it is flattened, a dictionary goes
/// in the order of its sorted keys, as in Keras.</remarks>
[CollectionBuilder(typeof(KerasTensors), nameof(Create))]
public sealed class KerasTensors : IEnumerable<KerasTensors>
{
    private readonly object _value;

    /// <summary>An empty dictionary, to be filled.</summary>
    public KerasTensors()
        : this(new SortedDictionary<string, KerasTensors>(StringComparer.Ordinal))
    {
    }

    private KerasTensors(object value) => _value = value;

    /// <summary>The tensor where this is one alone; else null.</summary>
    internal KerasTensor? Tensor => _value as KerasTensor;

    /// <summary>The entries where this is a list; else null.</summary>
    internal KerasTensors[]? List => _value as KerasTensors[];

    /// <summary>The entries where this is a dictionary, sorted by key; else null.</summary>
    internal SortedDictionary<string, KerasTensors>? Named => _value as SortedDictionary<string, KerasTensors>;

    /// <summary>The entry of a name in a dictionary.</summary>
    /// <exception cref="InvalidOperationException">This is no dictionary.</exception>
    public KerasTensors this[string name]
    {
        get => Dictionary[name];
        set => Dictionary[name] = value;
    }

    private SortedDictionary<string, KerasTensors> Dictionary =>
        Named ?? throw new InvalidOperationException("These tensors are not a dictionary by name.");

    /// <summary>A list.</summary>
    public static KerasTensors Create(ReadOnlySpan<KerasTensors> tensors) => new(tensors.ToArray());

    /// <summary>One tensor.</summary>
    public static implicit operator KerasTensors(KerasTensor tensor) => new(tensor);

    /// <summary>A list of tensors.</summary>
    public static implicit operator KerasTensors(KerasTensor[] tensors) => new(Array.ConvertAll(tensors, tensor => (KerasTensors)tensor));

    /// <summary>A list of tensors.</summary>
    public static implicit operator KerasTensors(List<KerasTensor> tensors) => tensors.ToArray();

    /// <summary>Tensors by name.</summary>
    public static implicit operator KerasTensors(Dictionary<string, KerasTensor> tensors)
    {
        var all = new KerasTensors();
        foreach (var (name, tensor) in tensors)
            all[name] = tensor;
        return all;
    }

    /// <summary>All tensors in order.</summary>
    internal IEnumerable<KerasTensor> Flatten() => Tensor is { } tensor ? [tensor] : this.SelectMany(part => part.Flatten());

    /// <summary>The same structure as plain values, each tensor replaced.</summary>
    internal object? Map(Func<KerasTensor, object?> function)
    {
        if (Tensor is { } tensor)
            return function(tensor);
        if (List is { } list)
            return list.Select(part => part.Map(function)).ToList();
        var config = new Config();
        foreach (var (name, part) in Dictionary)
            config[name] = part.Map(function);
        return config;
    }

    /// <summary>The same structure with each tensor replaced.</summary>
    internal KerasTensors Replace(Func<KerasTensor, KerasTensor> function)
    {
        if (Tensor is { } tensor)
            return function(tensor);
        if (List is { } list)
            return new(Array.ConvertAll(list, part => part.Replace(function)));
        var all = new KerasTensors();
        foreach (var (name, part) in Dictionary)
            all[name] = part.Replace(function);
        return all;
    }

    /// <inheritdoc/>
    public IEnumerator<KerasTensors> GetEnumerator() => _value switch
    {
        KerasTensors[] list => list.AsEnumerable().GetEnumerator(),
        SortedDictionary<string, KerasTensors> named => named.Values.GetEnumerator(),
        _ => ((IEnumerable<KerasTensors>)[this]).GetEnumerator(),
    };

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
