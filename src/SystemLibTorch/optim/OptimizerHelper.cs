using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();
}

/// <summary>Base of the optimizers: groups of parameters and a state for each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = null!;
    protected OrderedDict<IntPtr, OptimizerState> _state = [];

    public OptimizerHelper() { }

    /// <summary>Computes the loss, if there is a closure, then runs <paramref name="body"/> on every group without recording a graph.</summary>
    protected Tensor _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
            using (enable_grad())
                loss = loss_closure();

        using (no_grad())
        using (NewDisposeScope())
            foreach (ParamGroup group in _parameter_groups)
                body((T)group);
        return loss!;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach ((_, OptimizerState state) in _state)
                (state as IDisposable)?.Dispose();
        _state.Clear();
        base.Dispose(disposing);
    }

    /// <summary>The parameters of a group that have a gradient, each with its gradient and state.</summary>
    private protected IEnumerable<(Parameter parameter, Tensor grad, TState state)> WithGradient<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        foreach (Parameter parameter in group.Parameters)
            if (parameter.grad is { } grad)
                yield return (parameter, grad, (TState)_state[parameter.Handle]);
    }

    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> newState)
    {
        group.Options.LearningRate ??= _defaults.LearningRate;
        group.InitialLearningRate = group.LearningRate;
        _parameter_groups.Add(group);
        foreach (Parameter parameter in group.Parameters)
        {
            OptimizerState state = newState(parameter);
            state.Initialize(group.Options);
            _state[parameter.Handle] = state;
        }
    }
}
