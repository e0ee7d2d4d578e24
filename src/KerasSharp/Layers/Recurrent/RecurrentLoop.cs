namespace KerasSharp.Layers;

/// <summary>Runs any cell over a sequence, step by step, in differentiable operations.</summary>
internal static class RecurrentLoop
{
    public static RecurrentResult Run(RnnCell cell, Sequence sequence, bool training)
    {
        var steps = sequence.Steps;
        // What the input alone gives is computed for all steps at once.
        var projecting = cell as DropoutCell;
        var inputs = (projecting is null ? steps : projecting.Project(steps, training)).unbind();
        var masks = sequence.MaskSteps?.unbind();
        var states = sequence.States ?? cell.GetInitialState(sequence.X.shape[0]);
        var outputs = new List<Tensor>(sequence.AllOutputs ? inputs.Length : 1);
        Tensor? last = null;

        for (var t = 0; t < inputs.Length; t++)
        {
            var (output, next) = projecting is null ? cell.Step(inputs[t], states, training) : First(
                projecting.Advance(inputs[t], states, training));
            if (next.Length != states.Length)
                throw new InvalidOperationException(
                    $"The cell \"{cell.Name}\" has {states.Length} state(s), but its step returned {next.Length}.");
            if (masks is not null)
            {
                var before = states;
                next = [.. next.Select((state, i) => Choose(masks[t], state, before[i]))];
                // Keras starts with an output of zeros, not with the state.
                output = Choose(masks[t], output, last is null || sequence.ZeroOutputForMask ? zeros_like(output) : last);
            }

            (states, last) = (next, output);
            if (sequence.AllOutputs)
                outputs.Add(output);
        }

        return new RecurrentResult(sequence.AllOutputs ? stack(outputs, 1) : last!, states);
    }

    private static (Tensor Output, Tensor[] States) First(Tensor[] states) => (states[0], states);

    private static Tensor Choose(Tensor mask, Tensor yes, Tensor no)
    {
        var sizes = new long[yes.Dimensions];
        Array.Fill(sizes, 1);
        sizes[0] = mask.shape[0];
        return where(mask.view(sizes), yes, no);
    }
}
