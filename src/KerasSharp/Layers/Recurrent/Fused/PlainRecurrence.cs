namespace KerasSharp.Layers.Fused;

/// <summary>The fused functions once more in differentiable operations: for gradients of gradients.</summary>
internal static class PlainRecurrence
{
    private delegate (Tensor Hidden, Tensor Cell) Step(Tensor sums, Tensor hidden, Tensor cell);

    /// <summary>As <see cref="FusedLstm"/>.</summary>
    public static List<Tensor> Lstm(FusedArguments a, FusedOptions options) => Run(a, options, a.Bias, (sums, hidden, cell) =>
    {
        var gates = (sums + hidden.mm(a.RecurrentKernel)).chunk(4, 1);
        var next = (gates[1].sigmoid() * cell) + (gates[0].sigmoid() * gates[2].tanh());
        return (gates[3].sigmoid() * next.tanh(), next);
    });

    /// <summary>As <see cref="FusedGru"/>.</summary>
    public static List<Tensor> Gru(FusedArguments a, FusedOptions options) => Run(a, options, a.Bias?.select(0, 0), (sums, hidden, cell) =>
    {
        var inner = hidden.mm(a.RecurrentKernel);
        var (given, recurrent) = (sums.chunk(3, 1), (a.Bias is null ? inner : inner + a.Bias.select(0, 1)).chunk(3, 1));
        var update = (given[0] + recurrent[0]).sigmoid();
        var candidate = (given[2] + ((given[1] + recurrent[1]).sigmoid() * recurrent[2])).tanh();
        return ((update * hidden) + ((1 - update) * candidate), cell);
    });

    /// <summary>As <see cref="FusedSimpleRnn"/>.</summary>
    public static List<Tensor> Simple(FusedArguments a, FusedOptions options) =>
        Run(a, options, a.Bias, (sums, hidden, cell) => ((sums + hidden.mm(a.RecurrentKernel)).tanh(), cell));

    /// <summary>The gradients of such outputs, differentiable themselves; null for arguments that need none.</summary>
    public static Tensor?[] Gradients(List<Tensor> outputs, FusedArguments arguments, bool[] needed, List<Tensor> gradients)
    {
        var given = outputs.Select((output, i) => (Output: output, Gradient: Buffers.Given(gradients, i)!))
            .Where(pair => pair.Gradient is not null).ToList();
        var wanted = arguments.All.Where((_, i) => needed[i]).Select(tensor => tensor!).ToList();
        var found = GuardedGradient.Of([.. given.Select(pair => pair.Output)], wanted, [.. given.Select(pair => pair.Gradient)]);
        var next = 0;
        return Array.ConvertAll(needed, need => need ? found[next++] : null);
    }

    private static List<Tensor> Run(FusedArguments a, FusedOptions options, Tensor? bias, Step step)
    {
        var products = a.X.MatMul(a.Kernel);
        var sums = (bias is null ? products : products + bias).unbind();
        var hidden = a.Hidden ?? Buffers.Zeros(a.Batch, a.Units);
        var cell = a.Cell ?? Buffers.Zeros(a.Batch, a.Units);
        var all = new List<Tensor>();
        for (var t = 0; t < a.Time; t++)
        {
            var (nextHidden, nextCell) = step(sums[t], hidden, cell);
            if (a.Mask is not null)
            {
                var counts = a.Mask.select(0, t).unsqueeze(-1);
                (nextHidden, nextCell) = (where(counts, nextHidden, hidden), where(counts, nextCell, cell));
            }

            (hidden, cell) = (nextHidden, nextCell);
            all.Add(hidden);
        }

        List<Tensor> outputs = [options.Sequences ? stack(all) : hidden];
        if (options.States)
            outputs.Add(cell);
        return outputs;
    }
}
