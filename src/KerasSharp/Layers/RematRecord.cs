namespace KerasSharp.Layers;

/// <summary>What a computation read, drew and changed the first time.</summary>
internal sealed class RematRecord : CallRecord, IDisposable
{
    private readonly CallRecord? _around = Current;
    private readonly HashSet<Variable> _read = [];
    private readonly Dictionary<SeedGenerator, (int Seed, int Counter)> _drawn = [];
    private readonly Dictionary<Variable, Tensor> _before = [];

    public RematRecord()
    {
        Random = get_rng_state();
        Current = this;
    }

    /// <summary>The weights that were read and have gradients.</summary>
    public IEnumerable<Variable> Weights => _read.Where(variable => variable.Value.requires_grad);

    /// <summary>Sources of seeds, as they were before.</summary>
    public IReadOnlyDictionary<SeedGenerator, (int Seed, int Counter)> Drawn => _drawn;

    /// <summary>torch's own source of random numbers, as it was before.</summary>
    public Tensor Random { get; }

    /// <summary>What the computation changed, with the values before, which are in the dispose scope from now on.</summary>
    public (Variable Variable, Tensor Before)[] Changed(DisposeScope scope)
    {
        foreach (var value in _before.Values)
            scope.Attach(value);
        return [.. _before.Where(pair => !pair.Value.eq(pair.Key.Value).all().ToBoolean()).Select(pair => (pair.Key, pair.Value))];
    }

    /// <inheritdoc/>
    public override void Reads(Variable variable)
    {
        if (variable.Trainable)
            _read.Add(variable);
    }

    /// <inheritdoc/>
    public override void Draws(SeedGenerator generator, (int Seed, int Counter) before) => _drawn.TryAdd(generator, before);

    /// <summary>A layer is called that may change these.</summary>
    public void Calls(IEnumerable<Variable> states)
    {
        foreach (var state in states)
        {
            if (!_before.ContainsKey(state))
                _before.Add(state, state.Value.detach().clone().DetachFromDisposeScope());
        }
    }

    public void Dispose() => Current = _around;
}
