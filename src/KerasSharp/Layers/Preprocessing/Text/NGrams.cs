using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>Which runs of tokens are joined: <c>2</c> for single tokens and pairs, <c>[2, 3]</c> or <c>(2, 3)</c> for runs of just these
/// lengths.</summary>
[CollectionBuilder(typeof(NGrams), nameof(Create))]
public sealed class NGrams : IPlainValue, IEnumerable<int>
{
    private readonly int[] _given;
    private readonly bool _upTo;

    private NGrams(int[] given, bool upTo)
    {
        if (given.Length == 0 || Array.Exists(given, length => length < 1))
            throw new ArgumentException(
                $"`ngrams` must hold lengths of 1 or more. Received: ngrams=[{string.Join(", ", given)}]", "ngrams");
        (_given, _upTo) = (given, upTo);
    }

    object IPlainValue.Plain => _upTo ? _given[0] : _given;

    /// <summary>Runs of the given lengths.</summary>
    /// <exception cref="ArgumentException">There are none, or one is below 1.</exception>
    public static NGrams Create(ReadOnlySpan<int> lengths) => new(lengths.ToArray(), upTo: false);

    /// <summary>The lengths of the runs.</summary>
    public IEnumerator<int> GetEnumerator() => (_upTo ? Enumerable.Range(1, _given[0]) : _given).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Runs of all lengths up to one.</summary>
    public static implicit operator NGrams(int longest) => new([longest], upTo: true);

    /// <summary>Runs of two lengths.</summary>
    public static implicit operator NGrams((int, int) lengths) => new([lengths.Item1, lengths.Item2], upTo: false);

    /// <summary>Runs of the given lengths.</summary>
    public static implicit operator NGrams(int[] lengths) => Create(lengths);

    /// <summary>The runs of a row of tokens, joined by spaces: all of the first length, then all of the next.</summary>
    internal List<string> Of(IReadOnlyList<string> tokens)
    {
        var runs = new List<string>();
        foreach (var length in this)
        {
            for (var start = 0; start + length <= tokens.Count; start++)
                runs.Add(string.Join(' ', tokens.Skip(start).Take(length)));
        }

        return runs;
    }
}
