using System.Buffers.Binary;

namespace KerasSharp.Torch;

/// <summary>The state of torch's generator of random numbers on the CPU, from a file.</summary>
/// <remarks>TorchSharp 0.107.0: <c>set_rng_state</c> and <c>Generator.set_state</c> have no exception handler in their native binding
/// (<c>THSGenerator_set_rng_state</c>), so a state that libtorch refuses ends the process. What libtorch checks is checked here before:
/// type, size, and the three counters of the Mersenne Twister. No longer needed when the binding's source shows CATCH in that function; a
/// test holds this to the version of TorchSharp.</remarks>
internal static class GeneratorState
{
    private const int Words = 624;

    /// <summary>What is wrong with a state, or null.</summary>
    public static string? Fault(Tensor state)
    {
        using var scope = NewDisposeScope();
        var size = get_rng_state().numel();
        if (state.dtype != ScalarType.Byte || state.Dimensions != 1 || state.numel() != size)
            return $"a generator's state is {size} bytes, here it is {DTypes.Name(state.dtype)} of shape {Shape.Of(state.shape)}";
        var bytes = state.ToHost<byte>().AsSpan();
        // The layout of libtorch's CPUGeneratorImplState: the seed, then left, seeded and next, then the words.
        var left = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var seeded = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        var next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        return left is > 0 and <= Words && seeded == 1 && next <= Words ? null : "the counters of the generator's state are out of range";
    }

    /// <summary>Puts the generator into a state.</summary>
    /// <exception cref="ArgumentException">It is no state of a generator.</exception>
    public static void Set(Tensor state)
    {
        if (Fault(state) is { } fault)
            throw new ArgumentException($"The random generator cannot be restored: {fault}.", nameof(state));
        Restore(state);
    }

    /// <summary>Puts the generator into a state that it gave itself in this process.</summary>
    public static void Restore(Tensor state) => set_rng_state(state);
}
