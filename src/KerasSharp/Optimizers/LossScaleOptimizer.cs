namespace KerasSharp.Optimizers;

/// <summary>Scales the loss against the underflow of small types: up as long as all gradients are finite, down, without an update, when one
/// is not.</summary>
/// <remarks>Every step waits for the device, to see whether the gradients are finite.
/// Source: keras.optimizers.LossScaleOptimizer.</remarks>
/// <param name="innerOptimizer">The optimizer that changes the weights. Its own loss scale factor is switched off.</param>
/// <param name="initialScale">The first scale.</param>
/// <param name="dynamicGrowthSteps">Number of steps with finite gradients after which the scale is doubled.</param>
/// <param name="name">The name; null for the class's in snake case, counted.</param>
/// <exception cref="ArgumentOutOfRangeException">initialScale is not positive, or dynamicGrowthSteps below 1.</exception>
public sealed partial class LossScaleOptimizer(
    Optimizer innerOptimizer, double initialScale = 32768, int dynamicGrowthSteps = 2000, string? name = null)
    : Optimizer(0.0, name: name)
{
    private HostVariable<int>? _counter;
    private HostVariable<float>? _scale;

    /// <summary>The optimizer that changes the weights.</summary>
    public Optimizer InnerOptimizer { get; } = WithoutScale(innerOptimizer);

    /// <summary>The first scale.</summary>
    public double InitialScale { get; } = Guard.Positive(initialScale);

    /// <summary>Number of steps with finite gradients after which the scale is doubled.</summary>
    public int DynamicGrowthSteps { get; } = Guard.Positive(dynamicGrowthSteps);

    /// <summary>The scale of the next step.</summary>
    public double Scale => _scale?.Value ?? InitialScale;

    internal override IEnumerable<(string Name, Optimizer Value)> StoredMembers => [("inner_optimizer", InnerOptimizer)];

    /// <inheritdoc/>
    public override long Iterations => InnerOptimizer.Iterations;

    /// <inheritdoc/>
    public override LearningRate LearningRate
    {
        get => InnerOptimizer.LearningRate;
        set => InnerOptimizer.LearningRate = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [.. base.Variables, .. InnerOptimizer.Variables];

    /// <inheritdoc/>
    public override Tensor ScaleLoss(Tensor loss) => loss * Scale;

    /// <inheritdoc/>
    public override void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null) =>
        InnerOptimizer.ExcludeFromWeightDecay(varList, varNames);

    /// <inheritdoc/>
    public override void FinalizeVariableValues() => InnerOptimizer.FinalizeVariableValues();

    /// <inheritdoc/>
    public override void Apply(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable>? variables = null)
    {
        if (variables is not null && gradients.Count > 0)
            Build(variables);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (!AreFinite(gradients))
        {
            _counter!.Value = 0;
            _scale!.Value *= 0.5f;
            return;
        }

        InnerOptimizer.Apply([.. gradients.Select(gradient => gradient is null ? null : gradient / Scale)], variables);
        if (gradients.Count == 0)
            return;
        if (++_counter!.Value >= DynamicGrowthSteps)
        {
            _counter.Value = 0;
            _scale!.Value *= 2;
        }
    }

    /// <inheritdoc/>
    public override Config GetConfig() => new()
    {
        { "name", Name },
        { "inner_optimizer", InnerOptimizer },
        { "initial_scale", InitialScale },
        { "dynamic_growth_steps", DynamicGrowthSteps },
    };

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        _counter = new HostVariable<int>(0, "step_counter", $"{Name}/step_counter");
        _scale = new HostVariable<float>((float)InitialScale, "dynamic_scale", $"{Name}/dynamic_scale");
        Track(_counter.Variable);
        Track(_scale.Variable);
        InnerOptimizer.BuiltForLossScale = true;
        InnerOptimizer.Build(variables);
    }

    /// <inheritdoc/>
    protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        InnerOptimizer.Change(gradient, variable, learningRate);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            InnerOptimizer.Dispose();
        base.Dispose(disposing);
    }

    private bool AreFinite(IReadOnlyList<Tensor?> gradients)
    {
        var given = gradients.OfType<Tensor>().Select(gradient => gradient.isfinite().all()).ToList();
        return !Built || given.Count == 0 || stack(given).all().item<bool>();
    }

    private static Optimizer WithoutScale(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.LossScaleFactor = null;
        return optimizer;
    }
}
