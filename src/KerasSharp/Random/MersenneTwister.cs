using System.Numerics;

namespace KerasSharp;

/// <summary>The Mersenne Twister MT19937, behind the generators of Python and NumPy.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    private MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Size; i++)
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
    }

    /// <summary>A stream that goes on where another one stands.</summary>
    /// <param name="state">Its 624 words.</param>
    /// <param name="next">The word that comes next; 624 where all are used up.</param>
    public MersenneTwister(ReadOnlySpan<uint> state, int next)
    {
        state.CopyTo(_state);
        _next = next;
    }

    /// <summary>The 624 words of the state.</summary>
    public ReadOnlySpan<uint> State => _state;

    /// <summary>The word that comes next; 624 where all are used up.</summary>
    public int Position => _next;

    /// <summary>A stream that starts from a number (init_genrand).</summary>
    public static MersenneTwister FromNumber(uint seed) => new(seed);

    /// <summary>A stream that starts from several numbers (init_by_array).</summary>
    public static MersenneTwister FromArray(ReadOnlySpan<uint> key)
    {
        var twister = new MersenneTwister(19650218);
        twister.Mix(key);
        return twister;
    }

    /// <summary>The next 32 bits.</summary>
    public uint Next()
    {
        if (_next == Size)
            Twist();
        return Temper(_state[_next++]);
    }

    private void Mix(ReadOnlySpan<uint> key)
    {
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

    /// <summary>The next words, as many as fit.</summary>
    public void Fill(Span<uint> words)
    {
        while (!words.IsEmpty)
        {
            if (_next == Size)
                Twist();
            var count = Math.Min(words.Length, Size - _next);
            Temper(_state.AsSpan(_next, count), words);
            words = words[count..];
            _next += count;
        }
    }

    private static void Temper(ReadOnlySpan<uint> state, Span<uint> words)
    {
        var i = 0;
        for (; i <= state.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var word = new Vector<uint>(state[i..]);
            word ^= word >>> 11;
            word ^= (word << 7) & new Vector<uint>(0x9d2c5680);
            word ^= (word << 15) & new Vector<uint>(0xefc60000);
            (word ^ (word >>> 18)).CopyTo(words[i..]);
        }

        for (; i < state.Length; i++)
            words[i] = Temper(state[i]);
    }

    private static uint Temper(uint word)
    {
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >> 18);
    }

    private void Twist()
    {
        // Each word is made of itself, the next one and one in the middle; those that are made anew already are some vectors behind.
        var i = Twist(0, Size - Middle, Middle);
        Twist(i, Size - 1, Middle - Size);
        Twist(Size - 1);
        _next = 0;
    }

    private int Twist(int start, int end, int distance)
    {
        var state = _state.AsSpan();
        var i = start;
        for (; i <= end - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var word = (new Vector<uint>(state[i..]) & new Vector<uint>(0x80000000))
                | (new Vector<uint>(state[(i + 1)..]) & new Vector<uint>(0x7fffffff));
            var odd = Vector<uint>.Zero - (word & Vector<uint>.One);
            (new Vector<uint>(state[(i + distance)..]) ^ (word >>> 1) ^ (odd & new Vector<uint>(0x9908b0df))).CopyTo(state[i..]);
        }

        for (; i < end; i++)
            Twist(i);
        return i;
    }

    private void Twist(int i)
    {
        var word = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7fffffff);
        _state[i] = _state[(i + Middle) % Size] ^ (word >> 1) ^ ((word & 1) * 0x9908b0df);
    }
}
