using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The known tokens of a lookup, in order: <c>["a", "b"]</c>, an array, or the path of a text file with one token a
/// line.</summary>
/// <typeparam name="T"><c>string</c> or <c>long</c>.</typeparam>
[CollectionBuilder(typeof(Vocabulary), nameof(Vocabulary.Create))]
public sealed class Vocabulary<T> : IReadOnlyList<T>
    where T : notnull
{
    private readonly T[] _tokens;

    internal Vocabulary(T[] tokens, string? path = null)
    {
        _tokens = tokens;
        Path = path;
    }

    /// <summary>The file that the tokens come from; null where they were given.</summary>
    public string? Path { get; }

    /// <inheritdoc/>
    public int Count => _tokens.Length;

    /// <inheritdoc/>
    public T this[int index] => _tokens[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_tokens).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Given tokens.</summary>
    public static implicit operator Vocabulary<T>(T[] tokens) =>
        new((T[])(tokens ?? throw new ArgumentNullException(nameof(tokens))).Clone());

    /// <summary>Given tokens.</summary>
    public static implicit operator Vocabulary<T>(List<T> tokens) => new([.. tokens]);

    /// <summary>The tokens of a text file, one a line.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is no integer where integers are asked for.</exception>
    public static implicit operator Vocabulary<T>(string path) => new(Vocabulary.ReadLines<T>(path), path);
}

/// <summary>Makes vocabularies.</summary>
public static class Vocabulary
{
    /// <summary>Given tokens; for collection expressions.</summary>
    public static Vocabulary<T> Create<T>(ReadOnlySpan<T> tokens)
        where T : notnull => new(tokens.ToArray());

    /// <summary>The tokens of a file, one a line.</summary>
    internal static T[] ReadLines<T>(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"The vocabulary file '{path}' does not exist.", path);
        var text = File.ReadAllText(path);
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Select((line, i) => Parse<T>(line, i, path))];
    }

    private static T Parse<T>(string line, int number, string path)
    {
        if (typeof(T) == typeof(string))
            return (T)(object)line;
        return long.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? (T)(object)value
            : throw new InvalidDataException(
                $"The vocabulary file '{path}' must hold one integer a line. Received: '{line}' in line {number + 1}");
    }
}
