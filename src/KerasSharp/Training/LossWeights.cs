using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The <c>lossWeights</c> of <c>Compile</c>: factors of the losses, as a list or by output name, or the factor of one
/// loss.</summary>
[CollectionBuilder(typeof(LossWeights), nameof(Create))]
public sealed class LossWeights : IEnumerable<double>
{
    private readonly double[]? _list;
    private readonly Dictionary<string, double>? _named;

    /// <summary>No factors yet, to be filled by output name: <c>lossWeights: new() { ["digit"] = 0.5 }</c>.</summary>
    public LossWeights()
        : this(null, [])
    {
    }

    private LossWeights(double[]? list, Dictionary<string, double>? named) => (_list, _named) = (list, named);

    /// <summary>The factor of an output.</summary>
    /// <exception cref="InvalidOperationException">These factors have no names.</exception>
    public double this[string output]
    {
        get => Named[output];
        set => Named[output] = value;
    }

    private Dictionary<string, double> Named => _named ?? throw new InvalidOperationException("These factors have no names.");

    /// <summary>The number of factors.</summary>
    internal int Count => _list?.Length ?? _named!.Count;

    /// <summary>The names, where the factors are given by name.</summary>
    internal IReadOnlyCollection<string>? Names => _named?.Keys;

    /// <summary>As it stands in configs.</summary>
    internal object Plain => (object?)_list ?? _named!;

    /// <summary>A factor for each loss.</summary>
    public static LossWeights Create(ReadOnlySpan<double> weights) => new(weights.ToArray(), null);

    /// <summary>A factor for each loss.</summary>
    [return: NotNullIfNotNull(nameof(weights))]
    public static implicit operator LossWeights?(double[]? weights) => weights is null ? null : new([.. weights], null);

    /// <summary>The factor of one loss.</summary>
    public static implicit operator LossWeights(double weight) => new([weight], null);

    /// <summary>A factor for each output named.</summary>
    public static implicit operator LossWeights(Dictionary<string, double> weights) => new(null, new(weights));

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => (_list ?? [.. _named!.Values]).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The factor of a loss.</summary>
    internal double? Of(int place, string output) =>
        _list is null ? _named!.TryGetValue(output, out var weight) ? weight : null : _list[Math.Min(place, _list.Length - 1)];
}
