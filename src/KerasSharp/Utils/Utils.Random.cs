namespace KerasSharp;

/// <summary>Keras's helpers. Source: keras.utils.</summary>
public static partial class Utils
{
    /// <summary>Makes a program repeat itself: seeds torch and the stream of default seeds, so that weights, dropout and
    /// <see cref="KerasRandom"/> start from the same point.</summary>
    /// <remarks>The order of creation counts: each object without a seed of its own takes the next one.
    /// Source: keras.utils.set_random_seed.</remarks>
    /// <param name="seed">The seed, 0 to 2³² − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is out of range.</exception>
    public static void SetRandomSeed(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(seed), $"`seed` must be an integer between 0 and 2**32 - 1. Received: seed={seed}");
        SeedGenerator.ResetGlobal();
        PythonRandom.Shared.Seed((uint)seed);
        torch.random.manual_seed(seed);
    }

    /// <summary>Forgets what the process has counted: default names start again (<c>dense</c>, <c>dense_1</c>, …), draws without a seed
    /// take a new generator, strings that models were given are gone.</summary>
    /// <param name="freeMemory">Whether models and tensors without references are collected now, which takes some milliseconds.</param>
    /// <remarks>The default policy of element types is the type of <see cref="KerasConfig.FloatX"/> again.
    /// Source: keras.utils.clear_session.</remarks>
    public static void ClearSession(bool freeMemory = true)
    {
        UniqueNames.Reset();
        SeedGenerator.ResetGlobal();
        DTypePolicy.Default = null;
        TextHandles.Clear();
        if (!freeMemory)
            return;
        // Once for the objects, once for what their finalizers let go.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
