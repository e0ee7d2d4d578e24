using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The <c>validationFreq</c> of <c>Fit</c>: after every N epochs, <c>2</c>, or after those listed, <c>[1, 2, 10]</c>, counted from
/// 1. Left out: after each.</summary>
[CollectionBuilder(typeof(ValidationFreq), nameof(Create))]
public readonly struct ValidationFreq
{
    private readonly int _more;
    private readonly int[]? _epochs;

    private ValidationFreq(int every, int[]? epochs) => (_more, _epochs) = (every - 1, epochs);

    /// <summary>After every N epochs.</summary>
    public static implicit operator ValidationFreq(int every) => new(every, null);

    /// <summary>After the epochs listed.</summary>
    public static implicit operator ValidationFreq(int[] epochs) => new(1, [.. epochs]);

    /// <summary>After the epochs listed.</summary>
    public static ValidationFreq Create(ReadOnlySpan<int> epochs) => new(1, epochs.ToArray());

    /// <summary>The epochs listed; none where they are not listed.</summary>
    public IEnumerator<int> GetEnumerator() => (_epochs ?? []).AsEnumerable().GetEnumerator();

    /// <summary>The least of the numbers.</summary>
    internal int Least => _epochs?.DefaultIfEmpty(1).Min() ?? _more + 1;

    /// <summary>Whether to evaluate after an epoch, counted from 0.</summary>
    internal bool Includes(int epoch) => _epochs?.Contains(epoch + 1) ?? (epoch + 1) % (_more + 1) == 0;
}
