namespace KerasSharp.Layers.Fused;

/// <summary>A simple recurrent layer with tanh over all steps, as one function with its gradient written by hand.</summary>
/// <remarks>See <see cref="FusedLstm"/> for how it works.</remarks>
internal sealed class FusedSimpleRnn : autograd.MultiTensorFunction<FusedSimpleRnn>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedSimpleRnn);

    /// <summary>Runs the layer: the hidden states (time, batch, units) or the last one.</summary>
    public static List<Tensor> Run(FusedArguments arguments, FusedOptions options) =>
        arguments.NeedsGradient ? apply(arguments.ToVariables(options)) : Forward(arguments, options, keep: false).Outputs;

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var arguments = FusedArguments.From(vars);
        var options = (FusedOptions)vars[FusedArguments.Count];
        var (outputs, hidden) = Forward(arguments, options, keep: true);
        arguments.Save(ctx, options, hidden);
        return outputs;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) =>
        GuardedBackward.Run(FusedArguments.AreTensors(ctx), () =>
    {
        using var scope = NewDisposeScope();
        var (arguments, options, made, needed) = FusedArguments.Load(ctx);
        var gradients = is_grad_enabled()
            ? PlainRecurrence.Gradients(PlainRecurrence.Simple(arguments, options), arguments, needed, grad_outputs)
            : Backward(arguments, options, made[0], needed, Buffers.Given(grad_outputs, 0));
        return [.. gradients.Select(gradient => gradient?.MoveToOuterDisposeScope()!), null!];
    });

    private static (List<Tensor> Outputs, Tensor Hidden) Forward(FusedArguments arguments, FusedOptions options, bool keep)
    {
        using var scope = NewDisposeScope();
        var (time, size) = (arguments.Time, arguments.Batch * arguments.Units);
        // The states take the place of the sums.
        var hidden = Buffers.Project(arguments.X, arguments.Kernel, arguments.Bias);
        var states = hidden.unbind();
        var h = Buffers.Floats(hidden);
        var h0 = Buffers.Initial(arguments.Hidden, size);

        var before = arguments.Hidden;
        for (var t = 0; t < time; t++)
        {
            if (before is not null)
                states[t].addmm_(before, arguments.RecurrentKernel);
            SimpleRnnKernel.ForwardStep(
                Buffers.AtStep(h, t, size), Buffers.BeforeStep(h, h0, t, size), arguments.MaskAt(t), arguments.Units);
            before = states[t];
        }

        List<Tensor> outputs = [options.Sequences ? hidden : states[^1].clone()];
        // The states of all steps may be the output and kept too: moved twice they would outlive their step.
        foreach (var tensor in (keep ? [.. outputs, hidden] : outputs).Where(scope.Contains))
            tensor.MoveToOuterDisposeScope();
        return (outputs, hidden);
    }

    private static Tensor?[] Backward(FusedArguments arguments, FusedOptions options, Tensor hidden, bool[] needed, Tensor? gradient)
    {
        var (time, size) = (arguments.Time, arguments.Batch * arguments.Units);
        var dSums = Buffers.Empty(time, arguments.Batch, arguments.Units);
        var dHidden = new StateGradients(gradient, options.Sequences, arguments, passesBy: arguments.Mask is not null);
        var (recurrent, steps) = (arguments.RecurrentKernel.t(), dSums.unbind());
        var h = Buffers.Floats(hidden);
        var dz = Buffers.Floats(dSums);
        var dh = dHidden.Memory;

        for (var t = time - 1; t >= 0; t--)
        {
            SimpleRnnKernel.BackwardStep(
                Buffers.AtStep(h, t, size), Buffers.AtStep(dh, t, size), Buffers.AtStep(dz, t, size), arguments.MaskAt(t), arguments.Units);
            dHidden.StepBack(t, steps[t], recurrent, needed[FusedArguments.HiddenIndex]);
        }

        return
        [
            needed[0] ? Buffers.InputGradient(dSums, arguments.Kernel) : null,
            needed[1] ? Buffers.KernelGradient(arguments.X, dSums) : null,
            needed[2] ? Buffers.RecurrentGradient(hidden, arguments.Hidden, dSums) : null,
            needed[3] ? dSums.sum([0, 1]) : null,
            dHidden.Initial,
            null,
            null,
        ];
    }
}
