using System.Security.Cryptography;

namespace KerasSharp;

/// <summary>Python's <c>random</c> module as far as Keras draws from it: the Mersenne Twister that hands out default seeds.</summary>
/// <remarks>Thread-safe: the draws of several threads interleave, each number is given once.</remarks>
internal sealed class PythonRandom
{
    private readonly Lock _lock = new();
    private MersenneTwister _words;

    /// <summary>A stream that starts from the system's entropy, as Python's does.</summary>
    public PythonRandom()
    {
        Span<uint> key = stackalloc uint[8];
        RandomNumberGenerator.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key));
        _words = MersenneTwister.FromArray(key);
    }

    /// <summary>A stream that starts from a seed.</summary>
    public PythonRandom(uint seed) => _words = MersenneTwister.FromArray([seed]);

    /// <summary>The stream of the process, from which default seeds come.</summary>
    public static PythonRandom Shared { get; } = new();

    /// <summary>Starts the stream again: <c>random.seed(seed)</c>.</summary>
    public void Seed(uint seed)
    {
        lock (_lock)
            _words = MersenneTwister.FromArray([seed]);
    }

    /// <summary>A seed for an object that was given none: <c>random.randint(1, 10**9)</c>.</summary>
    public int NextDefaultSeed()
    {
        const int Range = 1_000_000_000;
        const int Bits = 30;
        lock (_lock)
        {
            // Python rejects what is out of range instead of taking a remainder.
            uint draw;
            do
                draw = _words.Next() >> (32 - Bits);
            while (draw >= Range);
            return (int)draw + 1;
        }
    }

    /// <summary>Puts items into another order: <c>random.shuffle(items)</c>.</summary>
    public void Shuffle(Span<int> items)
    {
        lock (_lock)
        {
            for (var i = items.Length - 1; i > 0; i--)
            {
                var j = Below(i + 1);
                (items[i], items[j]) = (items[j], items[i]);
            }
        }
    }

    /// <summary>The index of an item out of so many: <c>random.choice(items)</c>.</summary>
    public int Choice(int count)
    {
        lock (_lock)
            return Below(count);
    }

    private int Below(int range)
    {
        var bits = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)range);
        uint draw;
        do
            draw = _words.Next() >> (32 - bits);
        while (draw >= range);
        return (int)draw;
    }
}
