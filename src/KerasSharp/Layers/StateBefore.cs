namespace KerasSharp.Layers;

/// <summary>The time in which sources of random numbers and states are as they were before a computation; afterwards they are as they are
/// now.</summary>
internal sealed class StateBefore : IDisposable
{
    private readonly KeyValuePair<SeedGenerator, (int Seed, int Counter)>[] _seeds;
    private readonly (Variable Variable, Tensor Value)[] _values;
    private readonly Tensor _random = get_rng_state();

    public StateBefore(
        KeyValuePair<SeedGenerator, (int Seed, int Counter)>[] seeds, Tensor random, (Variable Variable, Tensor Value)[] values)
    {
        _seeds = Array.ConvertAll(seeds, pair => KeyValuePair.Create(pair.Key, pair.Key.State));
        _values = Array.ConvertAll(values, pair => (pair.Variable, pair.Variable.Value.detach().clone()));
        Set(seeds, random, values);
    }

    public void Dispose() => Set(_seeds, _random, _values);

    private static void Set(
        KeyValuePair<SeedGenerator, (int Seed, int Counter)>[] seeds, Tensor random, (Variable Variable, Tensor Value)[] values)
    {
        foreach (var (generator, state) in seeds)
            generator.State = state;
        GeneratorState.Restore(random);
        foreach (var (variable, value) in values)
            variable.Assign(value);
    }
}
