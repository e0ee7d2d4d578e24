using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The <c>labels</c> of files in a folder: <c>"inferred"</c>, from the names of the folders in it, <see cref="None"/>, or a list
/// with one for each file, in the order of their paths.</summary>
[CollectionBuilder(typeof(DirectoryLabels), nameof(Create))]
public readonly struct DirectoryLabels : IEnumerable<int>
{
    private readonly bool _given;

    private DirectoryLabels(int[]? values) => (_given, Values) = (true, values);

    /// <summary>No labels.</summary>
    public static DirectoryLabels None => new(null);

    /// <summary>Whether the folders' names say them: the default.</summary>
    internal bool Inferred => !_given;

    /// <summary>The labels that were given; null for none.</summary>
    internal int[]? Values { get; }

    /// <summary>A label for each file.</summary>
    public static DirectoryLabels Create(ReadOnlySpan<int> labels) => new(labels.ToArray());

    /// <summary>A label for each file.</summary>
    public static implicit operator DirectoryLabels(int[] labels) => new((int[])labels.Clone());

    /// <summary><c>"inferred"</c>.</summary>
    /// <exception cref="ArgumentException">The string is another.</exception>
    public static implicit operator DirectoryLabels(string labels) => labels switch
    {
        "inferred" => default,
        _ => throw new ArgumentException(
            $"`labels` must be \"inferred\", DirectoryLabels.None, or a list of integers. Received: labels=\"{labels}\"", nameof(labels)),
    };

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => (Values ?? []).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
