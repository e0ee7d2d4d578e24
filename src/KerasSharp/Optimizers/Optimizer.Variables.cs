using System.Text.RegularExpressions;

namespace KerasSharp.Optimizers;

/// <content>The variables: those of the model, and the optimizer's own.</content>
public abstract partial class Optimizer
{
    private readonly List<TrackedVariable> _tracked = [];
    private readonly Dictionary<Variable, int> _indices = [];
    private readonly List<(Variable Variable, Variable? Reference)> _created = [];
    private readonly HashSet<Variable> _unlisted = [];
    private HashSet<Variable> _undecayed = [];
    private Regex? _undecayedNames;

    /// <summary>Whether the optimizer knows its weights and has its variables.</summary>
    public bool Built { get; private set; }

    /// <summary>The optimizer's own variables in Keras's order: iteration, learning rate (unless there is a schedule), averages,
    /// accumulated gradients, then those of the method.</summary>
    public virtual IReadOnlyList<Variable> Variables =>
        Listing.Of<Variable>(
        [
            _iterations.Variable, .. _schedule is null ? [_learningRate.Variable] : Array.Empty<Variable>(),
            .. _created.Select(created => created.Variable).Where(variable => !_unlisted.Contains(variable)),
        ]);

    /// <summary>Whether a <see cref="LossScaleOptimizer"/> builds this one: Keras then does not list, nor store, what is not a
    /// slot.</summary>
    internal bool BuiltForLossScale { get; set; }

    /// <summary>The optimizers within that files store by themselves, under Keras's names.</summary>
    internal virtual IEnumerable<(string Name, Optimizer Value)> StoredMembers => [];

    /// <summary>The weights that the optimizer was built with.</summary>
    internal IReadOnlyList<TrackedVariable> Tracked => _tracked;

    /// <summary>Tells the optimizer its weights and makes its variables. A second call does nothing.</summary>
    /// <exception cref="ArgumentException">A weight occurs twice.</exception>
    public void Build(IReadOnlyList<Variable> variables)
    {
        if (Built)
            return;
        if (variables.GroupBy(variable => variable).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The variable '{twice.Key.Path}' occurs {twice.Count()} times.", nameof(variables));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var variable in variables)
        {
            _indices[variable] = _tracked.Count;
            _tracked.Add(new TrackedVariable(variable, _tracked.Count) { Decay = Decays(variable) ? WeightDecayOf(variable) : null });
        }

        if (UseEma)
        {
            foreach (var tracked in _tracked)
                tracked.Average = AddVariableFromReference(tracked.Variable, "average");
        }

        if (GradientAccumulationSteps is not null)
        {
            foreach (var tracked in _tracked)
                tracked.Accumulator = AddVariableFromReference(tracked.Variable, "gradient_accumulator");
        }

        CreateVariables(variables);
        Built = true;
    }

    /// <summary>Makes the variables of the method; called once. Source: keras.optimizers.Optimizer.build.</summary>
    protected virtual void CreateVariables(IReadOnlyList<Variable> variables)
    {
    }

    /// <summary>Called when a model was loaded from a file that has weights, but no state for the optimizer that was built before they
    /// came.</summary>
    internal virtual void StartFromWeights()
    {
    }

    /// <summary>The weight decay of a weight that is not left out; null for none.</summary>
    protected virtual double? WeightDecayOf(Variable variable) => WeightDecay;

    /// <summary>The position of a weight among those that the optimizer was built with.</summary>
    /// <exception cref="ArgumentException">The optimizer was not built with this weight.</exception>
    protected int IndexOf(Variable variable) => _indices.TryGetValue(variable, out var index) ? index : throw new ArgumentException(
        $"Unknown variable: {variable}. This optimizer can only be called for the variables it was originally built with: "
        + $"{string.Join(", ", _tracked.Select(tracked => $"'{tracked.Variable.Path}'"))}. When working with a new set of variables, "
        + "make a new optimizer.",
        nameof(variable));

    /// <summary>Refuses weights that the optimizer was not built with; before it is built it takes any.
    /// Source: keras.optimizers.Optimizer._check_variables_are_known.</summary>
    /// <exception cref="ArgumentException">There is such a weight.</exception>
    internal void CheckKnown(IReadOnlyList<Variable> variables)
    {
        if (!Built)
            return;
        if (_tracked.Find(tracked => tracked.Variable.IsReleased) is { } gone)
        {
            throw new ArgumentException(
                $"The optimizer '{Name}' was built with the variable '{gone.Variable.Path}', which was quantized since. Compile the model "
                    + $"again to train it further.", nameof(variables));
        }

        foreach (var variable in variables)
            _ = IndexOf(variable);
    }

    /// <summary>Adds a variable of the optimizer.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="name">Its name.</param>
    /// <param name="initialValue">What it is filled with.</param>
    /// <param name="reference">The weight whose device and type it has and follows; null for the CPU and
    /// <see cref="KerasConfig.FloatX"/>.</param>
    protected Variable AddVariable(Shape shape, string name, double initialValue = 0, Variable? reference = null)
    {
        using var scope = NewDisposeScope();
        var sizes = shape.Select(size => size!.Value).ToArray();
        var value = full(sizes, initialValue, dtype: reference?.DType ?? KerasConfig.FloatX, device: reference?.Storage.device ?? CPU);
        var variable = new Variable(value, name, trainable: false, $"{Name}/{name}");
        _created.Add((variable, reference));
        return variable;
    }

    /// <summary>Adds a variable of the shape, type and device of a weight.</summary>
    protected Variable AddVariableFromReference(Variable reference, string name, double initialValue = 0) =>
        AddVariable(reference.Shape, $"{reference.Path.Replace('/', '_')}_{name}", initialValue, reference);

    /// <summary>Adds a variable for each weight.</summary>
    protected IReadOnlyList<Variable> AddOptimizerVariables(IReadOnlyList<Variable> variables, string name, double initialValue = 0) =>
        [.. variables.Select(variable => AddVariableFromReference(variable, name, initialValue))];

    /// <summary>Makes a variable one of the optimizer's, which frees it.</summary>
    private protected void Track(Variable variable)
    {
        _created.Add((variable, null));
        if (BuiltForLossScale)
            _unlisted.Add(variable);
    }

    /// <summary>Lets the optimizer's variables follow the weights that have moved to another device or type since the last step.</summary>
    private void FollowMoves()
    {
        foreach (var tracked in _tracked)
        {
            var now = tracked.Variable.Value;
            if (ReferenceEquals(now, tracked.Seen))
                continue;
            tracked.Seen = now;
            foreach (var (variable, reference) in _created)
            {
                if (ReferenceEquals(reference, tracked.Variable)
                    && (variable.DType != now.dtype || variable.Value.device_type != now.device_type
                    || variable.Value.device_index != now.device_index))
                    variable.Replace(variable.Value.to(now.dtype, now.device));
            }
        }
    }

    private bool Decays(Variable variable) => !_undecayed.Contains(variable) && _undecayedNames?.IsMatch(variable.Name) != true;
}
