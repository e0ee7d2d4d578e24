namespace KerasSharp.Layers;

/// <summary>The node of a <see cref="Rematerialized"/> computation in libtorch's graph.</summary>
internal sealed class RematFunction : autograd.MultiTensorFunction<RematFunction>
{
    private const string Key = "computation";

    /// <inheritdoc/>
    public override string Name => nameof(RematFunction);

    /// <summary>Puts outputs that were computed into the graph.</summary>
    /// <param name="computation">The computation.</param>
    /// <param name="arguments">Its inputs and weights.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="saved">What the backward pass is given.</param>
    public static Tensor[] Run(Rematerialized computation, Tensor[] arguments, Tensor[] outputs, Tensor[] saved)
    {
        using var scope = NewDisposeScope();
        var wrapped = apply([.. arguments, new Values(computation, outputs, saved)]);
        // TorchSharp makes an empty tensor of the size of each output for gradients that are missing: the scope frees these.
        return [.. wrapped.Select(output => output.MoveToOuterDisposeScope())];
    }

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var values = (Values)vars[^1];
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, values.Computation);
        ctx.save_for_backward([.. values.Saved]);
        return [.. values.Outputs];
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var computation = (Rematerialized)ctx.get_data(Key);
        return GuardedBackward.Run(computation.AreTensors, () =>
        {
            using var scope = NewDisposeScope();
            var gradients = computation.Backward(ctx.get_saved_variables(), grad_outputs);
            return [.. gradients.Select(gradient => gradient?.MoveToOuterDisposeScope()!)];
        });
    }

    private sealed record Values(Rematerialized Computation, Tensor[] Outputs, Tensor[] Saved);
}
