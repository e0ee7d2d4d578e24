using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The key of a salted hash: one number, <c>133</c>, taken twice, or two, <c>(133, 137)</c>.</summary>
[CollectionBuilder(typeof(HashSalt), nameof(Create))]
public sealed class HashSalt : IPlainValue, IEnumerable<long>
{
    private readonly long[] _key;

    private HashSalt(long first, long second) => _key = [first, second];

    object IPlainValue.Plain => _key;

    /// <summary>A key of two numbers, or of one taken twice.</summary>
    /// <exception cref="ArgumentException">There are more or fewer numbers.</exception>
    public static HashSalt Create(ReadOnlySpan<long> key) => key.Length == 2 ? new(key[0], key[1]) : throw new ArgumentException(
        $"`salt` must be a single integer or two. Received: salt=[{string.Join(", ", key.ToArray())}]", nameof(key));

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_key).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One number, taken twice.</summary>
    public static implicit operator HashSalt(long key) => new(key, key);

    /// <summary>Two numbers.</summary>
    public static implicit operator HashSalt((long First, long Second) key) => new(key.First, key.Second);

    /// <summary>Two numbers.</summary>
    public static implicit operator HashSalt(long[] key) => Create(key);

    /// <summary>The bucket of a text among a number of them: FarmHash without a salt, SipHash with one.</summary>
    internal static long Bucket(ReadOnlySpan<byte> text, long buckets, HashSalt? salt)
    {
        var hash = salt is null ? FarmHash.Fingerprint64(text) : SipHash.Hash(text, (ulong)salt._key[0], (ulong)salt._key[1]);
        return (long)(hash % (ulong)buckets);
    }
}
