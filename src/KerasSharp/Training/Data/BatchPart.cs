using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The inputs, targets or weights of a batch: one tensor, several (<c>[a, b]</c>), or a dictionary by name (<c>new BatchPart {
/// ["left"] = a, ["right"] = b }</c>).</summary>
[CollectionBuilder(typeof(BatchPart), nameof(Create))]
public sealed class BatchPart
{
    private readonly Tensor[]? _list;
    private readonly SortedDictionary<string, Tensor> _named = new(StringComparer.Ordinal);

    /// <summary>No tensors yet, to be filled by name.</summary>
    public BatchPart()
    {
    }

    private BatchPart(Tensor[] tensors) => _list = tensors;

    /// <summary>The tensors; those of a dictionary in the order of its sorted names.</summary>
    internal Tensor[] Tensors => _list ?? [.. _named.Values];

    /// <summary>The names, sorted; null where there are none.</summary>
    internal string[]? Keys => _list is null ? [.. _named.Keys] : null;

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="InvalidOperationException">These tensors have no names.</exception>
    public Tensor this[string name]
    {
        get => _list is null ? _named[name] : throw WithoutNames();
        set => _ = _list is null ? _named[name] = value : throw WithoutNames();
    }

    /// <summary>Several tensors.</summary>
    public static BatchPart Create(ReadOnlySpan<Tensor> tensors) => new(tensors.ToArray());

    /// <summary>One tensor; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator BatchPart?(Tensor? tensor) => tensor is null ? null : new([tensor]);

    /// <summary>Strings, for a model that takes them.</summary>
    public static implicit operator BatchPart(string[] texts) => (StringArray)texts;

    /// <summary>Strings of any rank, for a model that takes them.</summary>
    public static implicit operator BatchPart(StringArray texts) => new([texts.ToTensor()]);

    /// <summary>Several tensors.</summary>
    public static implicit operator BatchPart(Tensor[] tensors) => new(tensors);

    /// <summary>Tensors by name.</summary>
    public static implicit operator BatchPart(Dictionary<string, Tensor> tensors)
    {
        var named = new BatchPart();
        foreach (var (name, tensor) in tensors)
            named[name] = tensor;
        return named;
    }

    /// <summary>The tensors.</summary>
    public IEnumerator<Tensor> GetEnumerator() => Tensors.AsEnumerable().GetEnumerator();

    private static InvalidOperationException WithoutNames() => new("These tensors have no names.");
}
