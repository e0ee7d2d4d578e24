namespace KerasSharp.Layers;

/// <content>Calls whose values are computed anew in the backward pass.</content>
public abstract partial class Layer
{
    private readonly RematScope? _remat = RematScope.Current;

    /// <summary>A call as the <see cref="RematScope"/> in which the layer was made has it: computed anew in the backward pass where that
    /// applies, else as it is.</summary>
    /// <param name="layerCall">The call.</param>
    /// <remarks>Calls of the layer itself pass through it anyway. Source: keras.Layer.rematerialized_call.</remarks>
    public Func<Tensor, Tensor> RematerializedCall(Func<Tensor, Tensor> layerCall)
    {
        ArgumentNullException.ThrowIfNull(layerCall);
        return x => IsRematerialized([x]) ? Remat.Of(layerCall)(x) : RunActivations(() => layerCall(x));
    }

    /// <summary>The variables that a call may change.</summary>
    internal virtual IEnumerable<Variable> CallStates =>
        _nonTrainable.Where(variable => DTypes.IsFloating(variable.DType)).Concat(OwnMetrics.SelectMany(metric => metric.Variables));

    private Tensor[] ComputeOrRematerialize(Tensor[] inputs, CallContext context)
    {
        return RunActivations(() => IsRematerialized(inputs) ? Rematerialized.Run(ComputeNoted, inputs, context.Masks)
            : ComputeNoted(inputs, context.Masks));

        Tensor[] ComputeNoted(Tensor[] given, Tensor?[] masks)
        {
            (CallRecord.Current as RematRecord)?.Calls(CallStates);
            var inner = context with { Masks = masks };
            if (MayLackKernels)
                return CallOrComputeInSingle(given, inner);
            return KindOfCall switch
            {
                CallKind.One => [Call(Single(Autocast(given)), inner)],
                CallKind.Plain => [Call(Single(Autocast(given)), inner.Training)],
                _ => Call(Autocast(given), inner),
            };
        }
    }

    private bool IsRematerialized(Tensor[] inputs) => _remat?.Mode switch
    {
        "full" => true,
        "list_of_layers" => _remat.LayerNames.Contains(Name),
        "larger_than" => is_grad_enabled() && SizeOfOutputs(inputs) > _remat.OutputSizeThreshold,
        _ => false,
    };

    private long SizeOfOutputs(Tensor[] inputs) =>
        ComputeOutputShape(Array.ConvertAll(inputs, input => Shape.Of(input.shape)), null)
            .Sum(shape => shape.Aggregate(1L, (size, axis) => size * (axis ?? 1)));

    /// <summary>Has the layer's own activation functions computed anew, in the mode for these, and not those of layers within.</summary>
    private T RunActivations<T>(Func<T> call)
    {
        var around = CallState.RunsActivation;
        CallState.RunsActivation = _remat is { Mode: "activations" } && this is not RecurrentLayer ? Rematerialized.Activation : null;
        try
        {
            return call();
        }
        finally
        {
            CallState.RunsActivation = around;
        }
    }
}
