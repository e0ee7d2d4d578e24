using System.Runtime.InteropServices;

namespace KerasSharp.Optimizers;

/// <content>A step.</content>
public abstract partial class Optimizer
{
    private readonly List<TrackedVariable> _active = [];
    private bool _warned;

    /// <summary>Changes weights by their gradients, given in pairs: <c>ApplyGradients(gradients.Zip(model.TrainableWeights))</c>.</summary>
    /// <inheritdoc cref="Apply"/>
    public void ApplyGradients<TGradient>(IEnumerable<(TGradient Gradient, Variable Variable)> gradientsAndVariables)
        where TGradient : Tensor?
    {
        var pairs = gradientsAndVariables.ToArray();
        Apply(Array.ConvertAll(pairs, pair => (Tensor?)pair.Gradient), Array.ConvertAll(pairs, pair => pair.Variable));
    }

    /// <summary>Changes the weights by their gradients.</summary>
    /// <param name="gradients">A gradient for each weight, in order; null where a weight has none: it is left as it is.</param>
    /// <param name="variables">The weights; null for those the optimizer was built with. The first call may build it.</param>
    /// <exception cref="ArgumentException">Numbers or shapes do not match, a weight is unknown, or there is no gradient at all. Nothing is
    /// changed then.</exception>
    /// <exception cref="InvalidOperationException">There are neither variables nor a call of <see cref="Build"/> before.</exception>
    /// <remarks>Source: keras.optimizers.Optimizer.apply.</remarks>
    public virtual void Apply(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable>? variables = null)
    {
        if (gradients.Count == 0)
            return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        try
        {
            Collect(gradients, variables);
            FollowMoves();
            Step();
        }
        catch (ExternalException e) when (!CallState.InCall)
        {
            throw NativeError.In(e, $"A step of optimizer \"{Name}\"");
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Puts the moving averages in the place of the weights, where averages are kept; called at the end of training.</summary>
    public virtual void FinalizeVariableValues()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        OverwriteWithAverages();
    }

    /// <summary>Changes one weight. Gradients arrive unscaled, accumulated and clipped; weight decay is done. Runs without gradient
    /// tracking.</summary>
    /// <param name="gradient">The gradient, of the weight's shape and type.</param>
    /// <param name="variable">The weight.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <remarks>Source: keras.optimizers.Optimizer.update_step.</remarks>
    protected abstract void UpdateStep(Tensor gradient, Variable variable, double learningRate);

    /// <summary><see cref="UpdateStep"/> for the optimizer around this one.</summary>
    internal void Change(Tensor gradient, Variable variable, double learningRate) => UpdateStep(gradient, variable, learningRate);

    /// <summary>Changes all weights that have a gradient, weight decay included.</summary>
    private protected virtual void UpdateSteps(List<TrackedVariable> active, double learningRate)
    {
        foreach (var tracked in active)
        {
            if (tracked.Decay is { } decay)
                tracked.Variable.Value.mul_(1 - (decay * learningRate));
            UpdateStep(tracked.Gradient!, tracked.Variable, learningRate);
        }
    }

    /// <summary>Whether a sparse gradient of a weight, of some of its rows, is taken as it is: nothing changes where the gradient is
    /// zero.</summary>
    internal virtual bool TakesRows(Variable variable) => false;

    /// <summary>Whether gradients reach the method as they are, and nothing else changes the weights.</summary>
    private protected bool ChangesByGradientAlone => WeightDecay is null && !Clipping.IsActive && !UseEma && LossScaleFactor is null
        && GradientAccumulationSteps is null;

    /// <summary>Counts a step that other optimizers made.</summary>
    private protected void CountStep() => _iterations.Value++;

    /// <summary>The weights that gradients belong to, after all checks; builds the optimizer at the first step.</summary>
    private protected IReadOnlyList<Variable> Check(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable>? variables)
    {
        using var scope = NewDisposeScope();
        try
        {
            Collect(gradients, variables);
        }
        finally
        {
            Forget();
        }

        return variables ?? [.. _tracked.Select(tracked => tracked.Variable)];
    }

    private void Step()
    {
        if (LossScaleFactor is { } factor)
        {
            foreach (var tracked in _active)
                tracked.Gradient = tracked.Gradient! / factor;
        }

        if (TakeAccumulated())
        {
            Clipping.Apply(_active);
            UpdateSteps(_active, LearningRate);
        }

        if (UseEma)
            UpdateAverages();
        foreach (var tracked in _active)
        {
            if (tracked.Variable.Constraint is { } constraint)
                tracked.Variable.Value.copy_(constraint.Apply(tracked.Variable));
        }

        _iterations.Value++;
    }

    /// <summary>Without accumulation true. With it, adds the gradients up; on an update step puts their mean in their place, empties the
    /// sums and says true.</summary>
    private bool TakeAccumulated()
    {
        if (GradientAccumulationSteps is not { } steps)
            return true;
        var update = (_iterations.Value + 1) % steps == 0;
        foreach (var tracked in _active)
        {
            var sum = tracked.Accumulator!.Value;
            if (update)
                tracked.Gradient = (tracked.Gradient! + sum) / steps;
            else
                sum.add_(tracked.Gradient!);
        }

        if (update)
        {
            foreach (var tracked in _tracked)
                tracked.Accumulator!.Value.zero_();
        }

        return update;
    }

    /// <summary>Lets go of the gradients of a step.</summary>
    private void Forget()
    {
        foreach (var tracked in _active)
            tracked.Gradient = null;
        _active.Clear();
    }

    private void UpdateAverages()
    {
        var momentum = Iterations == 0 ? 0 : EmaMomentum;
        foreach (var tracked in _tracked)
            tracked.Average!.Value.mul_(momentum).add_(tracked.Variable, 1 - momentum);
        if (EmaOverwriteFrequency is { } frequency && (Iterations + 1) % frequency == 0)
            OverwriteWithAverages();
    }

    private void OverwriteWithAverages()
    {
        if (!UseEma)
            return;
        foreach (var tracked in _tracked)
            tracked.Variable.Value.copy_(tracked.Average!);
    }

    /// <summary>Checks everything and lists the weights that have a gradient.</summary>
    private void Collect(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable>? variables)
    {
        if (variables is null && !Built)
        {
            throw new InvalidOperationException(
                "When passing gradients without variables, the optimizer must already be built on a list of variables. Call "
                + "`optimizer.Build(variables)` first.");
        }

        var count = variables?.Count ?? _tracked.Count;
        if (gradients.Count != count)
        {
            throw new ArgumentException(
                $"The gradients must match the variables one to one. Received {gradients.Count} gradients; expected {count}, one for "
                + "each variable.", nameof(gradients));
        }

        if (variables is not null)
            Build(variables);
        List<string>? missing = null;
        for (var i = 0; i < count; i++)
        {
            var tracked = _tracked[variables is null ? i : IndexOf(variables[i])];
            if (gradients[i] is { } gradient)
            {
                tracked.Gradient = Fitting(gradient, tracked.Variable);
                _active.Add(tracked);
            }
            else
            {
                (missing ??= []).Add(tracked.Variable.Path);
            }
        }

        if (_active.Count == 0)
            throw new ArgumentException("No gradients provided for any variable.", nameof(gradients));
        if (missing is not null && !_warned)
        {
            _warned = true;
            Warnings.Warn($"Gradients do not exist for variables [{string.Join(", ", missing)}] when minimizing the loss.");
        }
    }

    private Tensor Fitting(Tensor gradient, Variable variable)
    {
        var value = variable.Value;
        if (!gradient.shape.AsSpan().SequenceEqual(value.shape))
        {
            throw new ArgumentException(
                $"The gradient of the variable '{variable.Path}' must have its shape. Expected {Shape.Of(value.shape)}, received "
                + $"{Shape.Of(gradient.shape)}.", "gradients");
        }

        if (gradient.device_type != value.device_type || gradient.device_index != value.device_index)
        {
            throw new ArgumentException(
                $"The gradient of the variable '{variable.Path}' must be on its device. Expected {value.device}, received "
                + $"{gradient.device}.", "gradients");
        }

        if (gradient.is_sparse && !TakesRows(variable))
            gradient = gradient.to_dense();
        return gradient.dtype == value.dtype ? gradient : gradient.to(value.dtype);
    }
}
