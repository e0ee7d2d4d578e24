namespace KerasSharp.Optimizers;

/// <summary>Base of the optimizers that change each number of a weight by itself, from its gradient and its slots.</summary>
/// <remarks>On the CPU, float32 weights are updated where they are in one SIMD pass, by optimizers that have one. All others are gathered
/// in flat buffers, a few kernels for the whole model.</remarks>
public abstract class ElementwiseOptimizer : Optimizer
{
    private readonly List<IReadOnlyList<Variable>> _slots = [];
    private readonly List<FlatGroup> _groups = [];
    private Tensor[] _seen = [];
    private Tensor[][] _slotsOf = [];
    private bool[] _sweeps = [];

    /// <inheritdoc cref="Optimizer(LearningRate, double?, double?, double?, double?, bool, double, int?, double?, int?, string?)"/>
    protected ElementwiseOptimizer(
        LearningRate learningRate, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null,
        double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99, int? emaOverwriteFrequency = null,
        double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
        : base(
            learningRate, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor,
            gradientAccumulationSteps, name)
    {
    }

    /// <summary>The names of the slots. Those of one group are added weight by weight, the groups one after the other.</summary>
    protected abstract string[][] SlotNames { get; }

    /// <summary>Whether CPU float32 weights go through <see cref="RunSweep"/>. Tests switch it off to compare.</summary>
    internal bool UseSweep { get; set; } = true;

    /// <summary>Changes weights in place.</summary>
    /// <param name="weight">Weights: one, or many in a flat buffer.</param>
    /// <param name="gradient">Their gradients, of the same shape.</param>
    /// <param name="slots">Their slots in the order of <see cref="SlotNames"/>, of the same shape, to be changed in place.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    protected abstract void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate);

    /// <summary>Called once an update, before the first weight changes.</summary>
    protected virtual void BeginUpdate()
    {
    }

    /// <summary>The slots of a kind, one for each weight, by its position in <see cref="SlotNames"/>.</summary>
    protected IReadOnlyList<Variable> SlotsOf(int kind) => _slots[kind];

    /// <summary>What a slot starts with.</summary>
    protected virtual double InitialValue(string slotName) => 0;

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        foreach (var group in SlotNames)
        {
            var lists = group.Select(_ => new List<Variable>()).ToArray();
            foreach (var variable in variables)
            {
                for (var i = 0; i < group.Length; i++)
                    lists[i].Add(AddVariableFromReference(variable, group[i], InitialValue(group[i])));
            }

            _slots.AddRange(lists);
        }
    }

    /// <inheritdoc/>
    protected sealed override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Update(variable, gradient, _slotsOf[IndexOf(variable)], learningRate);

    /// <summary>Runs the optimizer's rule over a CPU float32 weight, where it has one.</summary>
    private protected virtual void RunSweep(in Sweep sweep, double learningRate)
    {
    }

    /// <summary>Whether the optimizer has a rule for <see cref="RunSweep"/>.</summary>
    private protected virtual bool HasSweep => false;

    /// <summary>Changes the rows of a CPU float32 weight that a sparse gradient has values for.</summary>
    private protected virtual void UpdateRows(in RowSweep sweep, double learningRate) => throw new NotSupportedException(
        $"{GetType().Name} takes no sparse gradients.");

    /// <summary>Whether a weight is updated where it is.</summary>
    private protected bool Sweeps(Variable variable) => HasSweep && UseSweep && CanSweep(variable.Value);

    private protected sealed override void UpdateSteps(List<TrackedVariable> active, double learningRate)
    {
        Arrange();
        BeginUpdate();
        foreach (var tracked in active)
        {
            if (_sweeps[tracked.Index])
                SweepOne(tracked, learningRate);
        }

        foreach (var group in _groups)
        {
            if (group.IsWhole)
            {
                Decay(group.Weights, group.Members[0].Decay, learningRate);
                Update(group.Weights, group.Gradients(), group.Slots, learningRate);
                continue;
            }

            foreach (var member in group.Members)
            {
                if (member.Gradient is null)
                    continue;
                Decay(member.Variable, member.Decay, learningRate);
                UpdateStep(member.Gradient, member.Variable, learningRate);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            DropGroups();
        base.Dispose(disposing);
    }

    private static void Decay(Tensor weight, double? decay, double learningRate)
    {
        if (decay is { } rate)
            weight.mul_(1 - (rate * learningRate));
    }

    private void SweepOne(TrackedVariable tracked, double learningRate)
    {
        var gradient = tracked.Gradient!;
        if (gradient.is_sparse)
        {
            UpdateRows(new RowSweep(tracked.Seen, gradient), learningRate);
            return;
        }

        var keep = tracked.Decay is { } decay ? 1 - (decay * learningRate) : 1;
        RunSweep(
            new Sweep(
            tracked.Seen, gradient.is_contiguous() ? gradient : gradient.contiguous(), _slotsOf[tracked.Index], (float)keep), learningRate);
    }

    /// <summary>Decides how each weight is updated; again when a weight has moved or another optimizer has taken it into its own
    /// buffer.</summary>
    private void Arrange()
    {
        if (_seen.Length == Tracked.Count && _groups.TrueForAll(group => group.IsCurrent) && !Moved())
            return;
        DropGroups();
        _seen = [.. Tracked.Select(tracked => tracked.Seen)];
        _slotsOf = [.. Tracked.Select(tracked => _slots.Select(kind => kind[tracked.Index].Value).ToArray())];
        _sweeps = [.. Tracked.Select(tracked => Sweeps(tracked.Variable))];
        foreach (var group in Tracked.Where(tracked => !_sweeps[tracked.Index]).GroupBy(
            tracked => (tracked.Seen.dtype, tracked.Seen.device_type, tracked.Seen.device_index)))
            _groups.Add(new FlatGroup([.. group], _slots));
    }

    private bool Moved()
    {
        foreach (var tracked in Tracked)
        {
            if (!ReferenceEquals(tracked.Seen, _seen[tracked.Index]))
                return true;
        }

        return false;
    }

    private void DropGroups()
    {
        foreach (var group in _groups)
            group.Dispose();
        _groups.Clear();
    }

    private static bool CanSweep(Tensor weight) =>
        weight.dtype == ScalarType.Float32 && weight.device_type == TorchSharp.DeviceType.CPU && weight.is_contiguous()
            && weight.numel() <= int.MaxValue / sizeof(float);
}
