namespace KerasSharp.Layers.Fused;

/// <summary>A GRU with tanh and sigmoid, its reset after the product, over all steps as one function with its gradient written by
/// hand.</summary>
/// <remarks>The bias is (2, 3 · units): that of the input's sums and that of the state's. See <see cref="FusedLstm"/> for how it
/// works.</remarks>
internal sealed class FusedGru : autograd.MultiTensorFunction<FusedGru>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedGru);

    /// <summary>Runs the layer: the hidden states (time, batch, units) or the last one.</summary>
    public static List<Tensor> Run(FusedArguments arguments, FusedOptions options) =>
        arguments.NeedsGradient ? apply(arguments.ToVariables(options)) : Forward(arguments, options, keep: false).Outputs;

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var arguments = FusedArguments.From(vars);
        var options = (FusedOptions)vars[FusedArguments.Count];
        var (outputs, made) = Forward(arguments, options, keep: true);
        arguments.Save(ctx, options, made.Gates, made.Inner, made.Hidden);
        return outputs;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) =>
        GuardedBackward.Run(FusedArguments.AreTensors(ctx), () =>
    {
        using var scope = NewDisposeScope();
        var (arguments, options, made, needed) = FusedArguments.Load(ctx);
        var gradients = is_grad_enabled()
            ? PlainRecurrence.Gradients(PlainRecurrence.Gru(arguments, options), arguments, needed, grad_outputs)
            : Backward(arguments, options, new(made[0], made[1], made[2]), needed, grad_outputs);
        return [.. gradients.Select(gradient => gradient?.MoveToOuterDisposeScope()!), null!];
    });

    private static (List<Tensor> Outputs, Made Made) Forward(FusedArguments arguments, FusedOptions options, bool keep)
    {
        using var scope = NewDisposeScope();
        var (time, batch, units) = (arguments.Time, arguments.Batch, arguments.Units);
        var (size, width) = (batch * units, units * GruKernel.Gates);
        var made = new Made(
            Buffers.Project(arguments.X, arguments.Kernel, arguments.Bias?.select(0, 0)), Buffers.Empty(keep ? time : 1, batch, units),
            Buffers.Empty(keep || options.Sequences ? time : 1, batch, units));
        var (products, states) = (Buffers.Zeros(batch, width), made.Hidden.unbind());
        var z = Buffers.Floats(made.Gates);
        var q = Buffers.Floats(made.Inner);
        var h = Buffers.Floats(made.Hidden);
        var p = Buffers.Floats(products);
        var h0 = Buffers.Initial(arguments.Hidden, size);
        var bias = arguments.Bias is null ? new float[width] : Buffers.Floats(arguments.Bias.select(0, 1).contiguous());

        var before = arguments.Hidden;
        for (var t = 0; t < time; t++)
        {
            if (before is not null)
                products.addmm_(before, arguments.RecurrentKernel, beta: 0);
            GruKernel.ForwardStep(
                Buffers.AtStep(z, t, batch * width), p, bias, Buffers.AtStep(q, t, size), Buffers.BeforeStep(
                    h, h0, t, size), Buffers.AtStep(h, t, size), arguments.MaskAt(t), units);
            before = states[Math.Min(t, states.Length - 1)];
        }

        List<Tensor> outputs = [options.Sequences ? made.Hidden : states[^1].clone()];
        // The states of all steps may be the output and kept too: moved twice they would outlive their step.
        foreach (var tensor in (keep ? [.. outputs, made.Gates, made.Inner, made.Hidden] : outputs).Where(scope.Contains))
            tensor.MoveToOuterDisposeScope();
        return (outputs, made);
    }

    private static Tensor?[] Backward(FusedArguments arguments, FusedOptions options, Made made, bool[] needed, List<Tensor> gradients)
    {
        var (time, batch, units) = (arguments.Time, arguments.Batch, arguments.Units);
        var (size, width) = (batch * units, units * GruKernel.Gates);
        var (dx, dRecurrent) = (Buffers.Empty(time, batch, width), Buffers.Empty(time, batch, width));
        var dHidden = new StateGradients(Buffers.Given(gradients, 0), options.Sequences, arguments, passesBy: true);
        var (recurrent, steps) = (arguments.RecurrentKernel.t(), dRecurrent.unbind());
        var z = Buffers.Floats(made.Gates);
        var q = Buffers.Floats(made.Inner);
        var h = Buffers.Floats(made.Hidden);
        var dxs = Buffers.Floats(dx);
        var drs = Buffers.Floats(dRecurrent);
        var dh = dHidden.Memory;
        var h0 = Buffers.Initial(arguments.Hidden, size);

        for (var t = time - 1; t >= 0; t--)
        {
            GruKernel.BackwardStep(
                Buffers.AtStep(z, t, batch * width), Buffers.AtStep(q, t, size), Buffers.BeforeStep(h, h0, t, size), Buffers.AtStep(
                    dh, t, size),
                Buffers.AtStep(dxs, t, batch * width), Buffers.AtStep(drs, t, batch * width), arguments.MaskAt(t), units);
            dHidden.StepBack(t, steps[t], recurrent, needed[FusedArguments.HiddenIndex]);
        }

        return
        [
            needed[0] ? Buffers.InputGradient(dx, arguments.Kernel) : null,
            needed[1] ? Buffers.KernelGradient(arguments.X, dx) : null,
            needed[2] ? Buffers.RecurrentGradient(made.Hidden, arguments.Hidden, dRecurrent) : null,
            needed[3] ? stack([dx.sum([0, 1]), dRecurrent.sum([0, 1])]) : null,
            dHidden.Initial,
            null,
            null,
        ];
    }

    /// <summary>What the forward pass makes: the gates of all steps (time, batch, 3 · units), the state's sums for the candidate, the
    /// hidden states.</summary>
    private sealed record Made(Tensor Gates, Tensor Inner, Tensor Hidden);
}
