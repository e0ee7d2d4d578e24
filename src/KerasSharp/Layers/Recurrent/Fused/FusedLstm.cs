namespace KerasSharp.Layers.Fused;

/// <summary>An LSTM with tanh and sigmoid over all steps, as one function with its gradient written by hand.</summary>
/// <remarks>The input's products with the kernel are one matrix product for all steps; each step adds the state's product and computes the
/// gates in place. Backward, each step needs one product; those for the kernels' gradients are taken over all steps at the end.</remarks>
internal sealed class FusedLstm : autograd.MultiTensorFunction<FusedLstm>
{
    /// <inheritdoc/>
    public override string Name => nameof(FusedLstm);

    /// <summary>Runs the layer: the hidden states (time, batch, units) or the last one, then the last cell state where asked for.</summary>
    public static List<Tensor> Run(FusedArguments arguments, FusedOptions options) =>
        arguments.NeedsGradient
            ? Unpack(apply(arguments.ToVariables(options))[0], options) : Forward(arguments, options, keep: false).Outputs;

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var arguments = FusedArguments.From(vars);
        var options = (FusedOptions)vars[FusedArguments.Count];
        var (outputs, made) = Forward(arguments, options, keep: true);
        arguments.Save(ctx, options, made.Gates, made.Hidden, made.Cell);
        return options.States ? [cat([options.Sequences ? outputs[0] : outputs[0].unsqueeze(0), outputs[1].unsqueeze(0)], 0)] : outputs;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) =>
        GuardedBackward.Run(FusedArguments.AreTensors(ctx), () =>
    {
        using var scope = NewDisposeScope();
        var (arguments, options, made, needed) = FusedArguments.Load(ctx);
        var given = Buffers.Given(grad_outputs, 0) is { } gradient ? Unpack(gradient, options) : [];
        var gradients = is_grad_enabled()
            ? PlainRecurrence.Gradients(PlainRecurrence.Lstm(arguments, options), arguments, needed, given)
            : Backward(arguments, options, new(made[0], made[1], made[2]), needed, given);
        return [.. gradients.Select(found => found?.MoveToOuterDisposeScope()!), null!];
    });

    /// <summary>The outputs in one tensor, the hidden states with the cell state after them: where one of several outputs is not used,
    /// TorchSharp 0.107 makes an empty tensor for its missing gradient that counts as alive for good.</summary>
    private static List<Tensor> Unpack(Tensor packed, FusedOptions options)
    {
        if (!options.States)
            return [packed];
        var last = packed.shape[0] - 1;
        return [options.Sequences ? packed.narrow(0, 0, last) : packed.select(0, 0), packed.select(0, last)];
    }

    /// <param name="arguments">The input, the weights and the states.</param>
    /// <param name="options">What to give out.</param>
    /// <param name="keep">Whether states and gates of all steps are kept for the backward pass.</param>
    private static (List<Tensor> Outputs, Made Made) Forward(FusedArguments arguments, FusedOptions options, bool keep)
    {
        using var scope = NewDisposeScope();
        var (time, batch, units) = (arguments.Time, arguments.Batch, arguments.Units);
        var size = batch * units;
        var made = new Made(
            Buffers.Project(arguments.X, arguments.Kernel, arguments.Bias),
            Buffers.Empty(keep || options.Sequences ? time : 1, batch, units), Buffers.Empty(keep ? time : 1, batch, units));
        var (sums, states) = (made.Gates.unbind(), made.Hidden.unbind());
        var z = Buffers.Floats(made.Gates);
        var h = Buffers.Floats(made.Hidden);
        var c = Buffers.Floats(made.Cell);
        var h0 = Buffers.Initial(arguments.Hidden, size);
        var c0 = Buffers.Initial(arguments.Cell, size);

        var before = arguments.Hidden;
        for (var t = 0; t < time; t++)
        {
            if (before is not null)
                sums[t].addmm_(before, arguments.RecurrentKernel);
            LstmKernel.ForwardStep(
                Buffers.AtStep(z, t, size * LstmKernel.Gates), Buffers.BeforeStep(c, c0, t, size), Buffers.AtStep(
                    c, t, size), Buffers.BeforeStep(h, h0, t, size), Buffers.AtStep(h, t, size), arguments.MaskAt(t), units);
            before = states[Math.Min(t, states.Length - 1)];
        }

        List<Tensor> outputs = [options.Sequences ? made.Hidden : states[^1].clone()];
        if (options.States)
            outputs.Add(made.Cell.select(0, made.Cell.shape[0] - 1).clone());
        // The states of all steps may be the output and kept too: moved twice they would outlive their step.
        foreach (var tensor in (keep ? [.. outputs, made.Gates, made.Hidden, made.Cell] : outputs).Where(scope.Contains))
            tensor.MoveToOuterDisposeScope();
        return (outputs, made);
    }

    private static Tensor?[] Backward(FusedArguments arguments, FusedOptions options, Made made, bool[] needed, List<Tensor> gradients)
    {
        var (time, batch, units) = (arguments.Time, arguments.Batch, arguments.Units);
        var size = batch * units;
        var dGates = Buffers.Empty(time, batch, units * LstmKernel.Gates);
        var dHidden = new StateGradients(Buffers.Given(gradients, 0), options.Sequences, arguments, passesBy: arguments.Mask is not null);
        var dCell = Buffers.Copy(Buffers.Given(gradients, 1), batch, units);
        var (recurrent, steps) = (arguments.RecurrentKernel.t(), dGates.unbind());
        var z = Buffers.Floats(made.Gates);
        var c = Buffers.Floats(made.Cell);
        var dz = Buffers.Floats(dGates);
        var dh = dHidden.Memory;
        var dc = Buffers.Floats(dCell);
        var c0 = Buffers.Initial(arguments.Cell, size);

        for (var t = time - 1; t >= 0; t--)
        {
            LstmKernel.BackwardStep(
                Buffers.AtStep(z, t, size * LstmKernel.Gates), Buffers.BeforeStep(c, c0, t, size), Buffers.AtStep(
                    c, t, size), Buffers.AtStep(dh, t, size), dc,
                Buffers.AtStep(dz, t, size * LstmKernel.Gates), arguments.MaskAt(t), units);
            dHidden.StepBack(t, steps[t], recurrent, needed[FusedArguments.HiddenIndex]);
        }

        return
        [
            needed[0] ? Buffers.InputGradient(dGates, arguments.Kernel) : null,
            needed[1] ? Buffers.KernelGradient(arguments.X, dGates) : null,
            needed[2] ? Buffers.RecurrentGradient(made.Hidden, arguments.Hidden, dGates) : null,
            needed[3] ? dGates.sum([0, 1]) : null,
            dHidden.Initial,
            needed[FusedArguments.CellIndex] ? dCell : null,
            null,
        ];
    }

    /// <summary>What the forward pass makes: the gates of all steps (time, batch, 4 · units), the hidden and the cell states.</summary>
    private sealed record Made(Tensor Gates, Tensor Hidden, Tensor Cell);
}
