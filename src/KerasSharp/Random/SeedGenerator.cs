namespace KerasSharp;

/// <summary>Gives a new seed at every draw of random numbers. Its state is a pair: the seed, and a counter of the draws.</summary>
/// <remarks>Thread-safe: each seed is given once. Source: keras.random.SeedGenerator.</remarks>
/// <param name="seed">The seed; null for one that Keras picks (see <see cref="Utils.SetRandomSeed"/>).</param>
/// <param name="name">The name; null for <c>seed_generator</c>, counted.</param>
[KerasModule("keras.random")]
public sealed partial class SeedGenerator(int? seed = null, string? name = null) : IConfigurable
{
    private static readonly Lock GlobalLock = new();
    private static SeedGenerator? global;

    private readonly Lock _lock = new();
    private (int Seed, int Counter) _state = (seed ?? PythonRandom.Shared.NextDefaultSeed(), 0);

    /// <summary>The seed as given; null where Keras picked one.</summary>
    public int? Seed { get; } = seed;

    /// <summary>The name.</summary>
    public string Name { get; } = name ?? UniqueNames.For(typeof(SeedGenerator));

    /// <summary>The seed and the number of draws so far. Set it to go on from there.</summary>
    public (int Seed, int Counter) State
    {
        get
        {
            lock (_lock)
                return _state;
        }

        set
        {
            lock (_lock)
                _state = value;
        }
    }

    /// <summary>The generator behind draws that are given no seed; made when first asked for.</summary>
    internal static SeedGenerator Global
    {
        get
        {
            lock (GlobalLock)
                return global ??= new SeedGenerator(name: "global_seed_generator");
        }
    }

    /// <summary>The number that seeds torch's generator for the next draw; counts the draw.</summary>
    public long Next()
    {
        lock (_lock)
        {
            CallRecord.Current?.Draws(this, _state);
            var draw = Combine(_state);
            if (!IsPaused)
                _state.Counter = unchecked(_state.Counter + 1);
            return draw;
        }
    }

    /// <summary>A torch generator for the next draw, seeded by <see cref="Next"/>. The caller disposes it.</summary>
    /// <param name="device">Where the numbers are drawn; null for the CPU.</param>
    public Generator NextGenerator(Device? device = null) => new((ulong)Next(), device);

    /// <inheritdoc/>
    public Config GetConfig() => new() { { "seed", Seed }, { "name", Name } };

    /// <inheritdoc/>
    public override string ToString() => $"<SeedGenerator {Name}, seed={Seed?.ToString() ?? "None"}>";

    /// <summary>Forgets the generator of the process; the next use makes one with a new default seed.</summary>
    internal static void ResetGlobal()
    {
        lock (GlobalLock)
            global = null;
    }

    /// <summary>Whether draws leave no trace: in the calls that Keras makes to find shapes.</summary>
    private static bool IsPaused => CallState.InTrial;

    /// <summary>The number for a draw that is given no seed.</summary>
    internal static long NextUnseeded() => IsPaused ? 0 : Global.NextUnordered();

    /// <summary>As <see cref="Next"/>, by the step that Keras takes where draws have no order.</summary>
    private long NextUnordered()
    {
        lock (_lock)
        {
            CallRecord.Current?.Draws(this, _state);
            var draw = Combine(_state);
            _state = (Step(_state.Seed), Step(_state.Counter));
            return draw;
        }
    }

    private static long Combine((int Seed, int Counter) state) => unchecked((uint)(state.Seed + state.Counter));

    /// <summary>In 32-bit arithmetic that wraps, with the remainder of the divisor's sign: what torch does with int32.</summary>
    private static int Step(int value)
    {
        var rest = unchecked((value + 1) * 5387) % 933199;
        return rest < 0 ? rest + 933199 : rest;
    }
}
