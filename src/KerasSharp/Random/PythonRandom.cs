using System.Security.Cryptography;

namespace KerasSharp;

/// <summary>Python's <c>random</c> module as far as Keras draws from it: the Mersenne Twister that hands out default seeds.</summary>
/// <remarks>Thread-safe: the draws of several threads interleave, each number is given once.</remarks>
internal sealed class PythonRandom
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly Lock _lock = new();
    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    /// <summary>A stream that starts from the system's entropy, as Python's does.</summary>
    public PythonRandom()
    {
        Span<uint> key = stackalloc uint[8];
        RandomNumberGenerator.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key));
        SeedByArray(key);
    }

    /// <summary>A stream that starts from a seed.</summary>
    public PythonRandom(uint seed) => SeedByArray([seed]);

    /// <summary>The stream of the process, from which default seeds come.</summary>
    public static PythonRandom Shared { get; } = new();

    /// <summary>Starts the stream anew: <c>random.seed(seed)</c>.</summary>
    public void Seed(uint seed)
    {
        lock (_lock)
            SeedByArray([seed]);
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
                draw = NextWord() >> (32 - Bits);
            while (draw >= Range);
            return (int)draw + 1;
        }
    }

    private void SeedByArray(ReadOnlySpan<uint> key)
    {
        _state[0] = 19650218;
        for (var i = 1; i < Size; i++)
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;

        var at = 1;
        var from = 0;
        for (var k = Math.Max(Size, key.Length); k > 0; k--)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1664525)) + key[from] + (uint)from;
            from = (from + 1) % key.Length;
            at = Advance(at);
        }

        for (var k = Size - 1; k > 0; k--)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1566083941)) - (uint)at;
            at = Advance(at);
        }

        _state[0] = 0x80000000;
        _next = Size;
    }

    private int Advance(int at)
    {
        if (at + 1 < Size)
            return at + 1;
        _state[0] = _state[Size - 1];
        return 1;
    }

    private uint NextWord()
    {
        if (_next == Size)
            Twist();
        var word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var word = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7fffffff);
            _state[i] = _state[(i + Middle) % Size] ^ (word >> 1) ^ ((word & 1) * 0x9908b0df);
        }

        _next = 0;
    }
}
