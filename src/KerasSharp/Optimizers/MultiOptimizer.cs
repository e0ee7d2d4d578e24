namespace KerasSharp.Optimizers;

/// <summary>Several optimizers, each for some of the weights.</summary>
/// <remarks>It has no learning rate: set those of <see cref="Optimizers"/>. Source: keras.optimizers.MultiOptimizer.</remarks>
public sealed partial class MultiOptimizer : Optimizer
{
    private readonly List<Optimizer> _optimizers;
    private readonly Dictionary<Variable, int> _places = [];

    /// <summary>Several optimizers.</summary>
    /// <param name="optimizerMap">Which optimizer changes which weight.</param>
    /// <param name="lossScaleFactor">The loss is multiplied and the gradients are divided by this; takes the place of the optimizers'
    /// own.</param>
    /// <param name="name">The name; null for the class's in snake case, counted.</param>
    public MultiOptimizer(OptimizerMap optimizerMap, double? lossScaleFactor = null, string? name = null)
        : base(0.0, lossScaleFactor: lossScaleFactor, name: name)
    {
        ArgumentNullException.ThrowIfNull(optimizerMap);
        OptimizerMap = optimizerMap;
        _optimizers = [.. optimizerMap.Optimizers];
        _optimizers.ForEach(optimizer => optimizer.LossScaleFactor = lossScaleFactor);
    }

    /// <summary>Which optimizer changes which weight.</summary>
    public OptimizerMap OptimizerMap { get; }

    /// <summary>The optimizers; those that a function gives are known when the weights are.</summary>
    public IReadOnlyList<Optimizer> Optimizers => _optimizers;

    /// <summary>There is none: each of <see cref="Optimizers"/> has its own.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override LearningRate LearningRate
    {
        get => throw new InvalidOperationException("A MultiOptimizer has no learning rate. Read it from one of its `Optimizers` instead.");
        set => throw new InvalidOperationException("A MultiOptimizer has no learning rate. Set it on one of its `Optimizers` instead.");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [.. base.Variables, .. _optimizers.SelectMany(optimizer => optimizer.Variables)];

    /// <inheritdoc/>
    public override void Apply(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable>? variables = null)
    {
        if (gradients.Count == 0)
            return;
        var given = Check(gradients, variables);
        foreach (var (i, optimizer) in _optimizers.Index())
        {
            var mine = given.Index().Where(pair => _places[pair.Item] == i).ToList();
            // Frozen parts of a model leave an optimizer without anything to do.
            if (mine.Exists(pair => gradients[pair.Index] is not null))
                optimizer.Apply([.. mine.Select(pair => gradients[pair.Index])], [.. mine.Select(pair => pair.Item)]);
        }

        CountStep();
    }

    /// <inheritdoc/>
    public override void FinalizeVariableValues() => _optimizers.ForEach(optimizer => optimizer.FinalizeVariableValues());

    /// <inheritdoc/>
    public override void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null) =>
        _optimizers.ForEach(optimizer => optimizer.ExcludeFromWeightDecay(varList, varNames));

    /// <inheritdoc/>
    public override Config GetConfig() => new()
    {
        { "optimizer_map", OptimizerMap },
        { "loss_scale_factor", LossScaleFactor },
        { "name", Name },
    };

    /// <summary>The optimizer that a config describes.</summary>
    public static MultiOptimizer FromConfig(Config config)
    {
        config.RefuseUnknown(nameof(MultiOptimizer), "optimizer_map", "loss_scale_factor", "name");
        return new MultiOptimizer(
            config.Get<OptimizerMap>("optimizer_map")!, config.Get<double?>("loss_scale_factor", null), config.Get<string?>("name", null));
    }

    internal override void StartFromWeights()
    {
        foreach (var optimizer in _optimizers)
            optimizer.StartFromWeights();
    }

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        var chosen = variables.Select(variable => OptimizerMap.For(variable)).ToList();
        foreach (var optimizer in chosen.Where(optimizer => !_optimizers.Contains(optimizer)).Distinct().ToList())
        {
            optimizer.LossScaleFactor = LossScaleFactor;
            _optimizers.Add(optimizer);
        }

        foreach (var (variable, optimizer) in variables.Zip(chosen))
            _places[variable] = _optimizers.IndexOf(optimizer);
        _optimizers.ForEach(optimizer => optimizer.BuiltForLossScale |= BuiltForLossScale);
        foreach (var group in variables.GroupBy(variable => _places[variable]))
            _optimizers[group.Key].Build([.. group]);
    }

    /// <inheritdoc/>
    protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        _optimizers[_places[variable]].Change(gradient, variable, learningRate);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _optimizers.ForEach(optimizer => optimizer.Dispose());
        base.Dispose(disposing);
    }
}
