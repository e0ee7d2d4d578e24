namespace KerasSharp.Onnx;

/// <summary>A loop over the steps of a sequence.</summary>
/// <param name="X">The sequence, (batch, time, …).</param>
/// <param name="States">The states before the first step.</param>
/// <param name="Mask">Which steps count, (batch, time); null for all.</param>
/// <param name="GoBackwards">Whether the last step comes first.</param>
/// <param name="AllOutputs">Whether the outputs of all steps are wanted, in the order of the loop.</param>
/// <param name="ZeroOutputForMask">Whether a masked step's output is 0, and not the one before.</param>
internal sealed record Recurrence(OnnxValue X, OnnxValue[] States, OnnxValue? Mask, bool GoBackwards, bool AllOutputs,
    bool ZeroOutputForMask)
{
    /// <summary>Adds the loop as a Scan.</summary>
    /// <param name="step">A step: its output and the new states.</param>
    /// <param name="output">The shape of a step's output.</param>
    public (OnnxValue Output, OnnxValue[] States) Scan(Func<OnnxValue, OnnxValue[], (OnnxValue Output, OnnxValue[] States)> step,
        Shape output)
    {
        var builder = X.Builder;
        var type = States[0].Type;
        // The last output is carried on where it is the result, or what a masked step repeats.
        var carries = !AllOutputs || (Mask is not null && !ZeroOutputForMask);
        var last = builder.Full(0, type, [X.Dim(0), .. output.Skip(1).Select(size => (Size)size!.Value)]);
        OnnxValue[] carried = carries ? [.. States, last] : States;
        OnnxValue[] sequences = Mask is null ? [X] : [X, Mask];
        var inputs = carried.Select(value => (value.Type, value.Shape)).Concat(sequences.Select(value => (value.Type, Step(value.Shape))));
        var (body, made) = builder.Body("step", [.. inputs], values =>
        {
            var before = values[..States.Length];
            var (y, next) = step(values[carried.Length], before);
            y = y.Cast(type);
            next = [.. next.Select((state, i) => state.Cast(before[i].Type))];
            if (Mask is not null)
            {
                var counts = values[carried.Length + 1];
                next = [.. next.Select((state, i) => Spread(counts, state).Where(state, before[i]))];
                y = Spread(counts, y).Where(y, carries && !ZeroOutputForMask ? values[States.Length] : y.Like(0));
            }

            return [.. next, .. carries ? [y] : Array.Empty<OnnxValue>(), .. AllOutputs ? [y] : Array.Empty<OnnxValue>()];
        });
        var outputs = carried.Select(value => ((ElementType, Shape)?)(value.Type, value.Shape)).ToList();
        if (AllOutputs)
            outputs.Add((type, [output[0], X.Shape[1], .. output.Skip(1)]));
        List<(string, object)> attributes =
        [
            ("body", body), ("num_scan_inputs", sequences.Length), ("scan_input_axes", sequences.Select(_ => 1L).ToArray()),
            ("scan_input_directions", sequences.Select(_ => GoBackwards ? 1L : 0L).ToArray()),
        ];
        if (AllOutputs)
            attributes.Add(("scan_output_axes", new[] { 1L }));
        var results = builder.Add("Scan", [.. carried, .. sequences], [.. outputs], [.. attributes]);
        return (results[^1], results[..States.Length]);
    }

    /// <summary>The shape of a step of a sequence.</summary>
    internal static Shape Step(Shape sequence) => [sequence[0], .. sequence.Skip(2)];

    private static OnnxValue Spread(OnnxValue mask, OnnxValue like) => mask.Unsqueeze([.. Enumerable.Range(1, like.Rank - 1)]);
}
