using System.Runtime.InteropServices;

namespace KerasSharp;

/// <summary>torch's own generator on the CPU, drawn from without torch.</summary>
/// <remarks>libtorch draws the numbers of a mask one by one: a third of a small network's step. Here they are drawn some at a time, the
/// same numbers, and the generator is left as libtorch would leave it.</remarks>
internal static class TorchGenerator
{
    private const int Words = 624, Left = 8, Next = 16, State = 24;

    private static readonly Lock Gate = new();

    /// <summary>Draws, and leaves the generator after what was drawn.</summary>
    public static void Draw(Action<MersenneTwister> draw)
    {
        lock (Gate)
        {
            using var state = get_rng_state();
            var bytes = state.bytes;
            ref var left = ref MemoryMarshal.AsRef<int>(bytes[Left..]);
            ref var next = ref MemoryMarshal.AsRef<ulong>(bytes[Next..]);
            // libtorch keeps the words in 64 bits each, and makes new ones when but one is said to be left.
            var stored = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(State, Words * sizeof(ulong)));
            Span<uint> words = stackalloc uint[Words];
            for (var i = 0; i < Words; i++)
                words[i] = (uint)stored[i];
            var twister = new MersenneTwister(words, left == 1 ? Words : (int)next);
            draw(twister);
            for (var i = 0; i < Words; i++)
                stored[i] = twister.State[i];
            next = (ulong)twister.Position;
            left = Words + 1 - twister.Position;
            GeneratorState.Restore(state);
        }
    }
}
