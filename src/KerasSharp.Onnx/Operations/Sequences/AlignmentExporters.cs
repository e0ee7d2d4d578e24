namespace KerasSharp.Onnx;

/// <summary>Labels along sequences of unknown alignment (CTC).</summary>
[ExportsOperations]
internal static class AlignmentExporters
{
    public static OnnxValue CtcLoss(OnnxValue target, OnnxValue output, OnnxValue targetLength, OnnxValue outputLength, int maskIndex)
    {
        var builder = output.Builder;
        var logs = output.Cast(ElementTypes.Promote(output.Type, ElementType.Float)).LogSoftmax(-1);
        var labels = target.Cast(ElementType.Int64).Clip(0, JoiningExporters.Known(output, -1, nameof(CtcLoss)) - 1);
        var (batch, length) = (labels.Dim(0), labels.Dim(1));
        var (lengths, steps) = (targetLength.Cast(ElementType.Int64), outputLength.Cast(ElementType.Int64));
        // Blanks around the labels and between them: 2·length + 1 places, which a path goes through one by one, or past a blank between
        // labels that differ.
        var blanks = builder.Full(maskIndex, ElementType.Int64, batch, length);
        var pairs = builder.Concat([blanks.Unsqueeze(-1), labels.Unsqueeze(-1)], -1).Reshape(batch, length * 2);
        var path = builder.Concat([pairs, builder.Full(maskIndex, ElementType.Int64, batch, 1)], 1);
        var places = builder.Range((length * 2) + 1);
        var passes = !path.Same(maskIndex) & !path.Same(Behind(path, 2, -1));
        var none = double.NegativeInfinity;
        // (batch, steps, places)
        var scores = logs.GatherAlong(path.Unsqueeze(1).Expand(batch, output.Dim(1), (length * 2) + 1), -1);
        var start = (places < 2).Where(scores.Pick(1, 0), scores.Like(none));
        var end = builder.Repeat(output.Dim(1), [start], (round, values) =>
        {
            var before = values[0];
            var passed = passes.Where(Behind(before, 2, none), before.Like(none));
            var highest = before.Maximum(Behind(before, 1, none)).Maximum(passed);
            highest = highest.Fill(highest.Same(none), 0);
            var sum = ((before - highest).Exp() + (Behind(before, 1, none) - highest).Exp() + (passed - highest).Exp()).Log() + highest;
            var next = sum + scores.Gather(round, 1);
            return [((round > 0) & (round < steps)).Unsqueeze(-1).Where(next, before)];
        })[0];
        // The last label, or the blank behind it.
        var last = (lengths * 2).Unsqueeze(-1);
        var ends = places.Same(last) | places.Same(last - 1);
        var final = ends.Where(end, end.Like(none));
        var most = final.Max([-1], keepdims: true);
        most = most.Fill(most.Same(none), 0);
        return -((final - most).Exp().Sum([-1], keepdims: true).Log() + most).Squeeze(-1);

        static OnnxValue Behind(OnnxValue x, int count, double fill) =>
            x.Pad([(0, 0), (count, 0)], fill).Slice(1, 0, -count).WithShape(x.Shape);
    }

    public static (OnnxValue Decoded, OnnxValue Scores) CtcDecode(OnnxValue inputs, OnnxValue sequenceLengths, string strategy,
        bool mergeRepeated, int maskIndex)
    {
        if (strategy != "greedy")
            throw OnnxExportException.ForOperation("CTCDecode",
                "the number of candidates of a beam search follows from the values; the strategy \"greedy\" is exported");
        var builder = inputs.Builder;
        var wide = inputs.Cast(ElementTypes.Promote(inputs.Type, ElementType.Float));
        var steps = builder.Range(inputs.Dim(1));
        var beyond = steps >= sequenceLengths.Cast(ElementType.Int64).Unsqueeze(-1);
        var labels = wide.ArgMax(-1).Fill(beyond, maskIndex);
        if (mergeRepeated)
        {
            var before = labels.Pad([(0, 0), (1, 0)], -1).Slice(1, 0, -1).WithShape(labels.Shape);
            labels = labels.Fill(labels.Same(before), maskIndex);
        }

        // Blanks go to the end; the other labels keep their order.
        var gone = labels.Same(maskIndex);
        var last = inputs.Dim(1).AsValue(builder);
        var order = gone.Where(last, steps).TopK(inputs.Dim(1), largest: false).Places;
        var moved = labels.Fill(gone, -1).GatherAlong(order, -1).Cast(ElementType.Int32);
        return (moved.Unsqueeze(0), -wide.Max([-1]).Fill(beyond, 0).Sum([1], keepdims: true));
    }
}
