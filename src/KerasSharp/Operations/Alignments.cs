namespace KerasSharp.Operations;

/// <summary>Connectionist temporal classification, whose alignments are not known.</summary>
[Operations("keras.src.ops.nn")]
internal static class Alignments
{
    /// <summary>How improbable label sequences are under predictions, whatever the alignment. Source: keras.ops.ctc_loss.</summary>
    /// <param name="target">The labels, whole numbers, (batch, length).</param>
    /// <param name="output">The logits, (batch, steps, classes).</param>
    /// <param name="targetLength">The number of labels of each sequence, (batch).</param>
    /// <param name="outputLength">The number of steps of each sequence, (batch).</param>
    /// <param name="maskIndex">The class of the blank.</param>
    /// <returns>(batch).</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, a label names no class, or a length is longer than there are
    /// values.</exception>
    [KerasName("CTCLoss")]
    public static Tensor CtcLoss(Tensor target, Tensor output, Tensor targetLength, Tensor outputLength, int maskIndex = 0)
    {
        Check(output, outputLength, nameof(outputLength));
        var (batch, classes) = (output.shape[0], output.shape[2]);
        if (target.Dimensions != 2 || target.shape[0] != batch || targetLength.Dimensions != 1 || targetLength.shape[0] != batch)
            throw new ArgumentException(
                $"`target` must be (batch, length) and `targetLength` (batch). Received: {Shape.Of(target.shape)} and "
                + $"{Shape.Of(targetLength.shape)} for output of shape {Shape.Of(output.shape)}", nameof(target));
        if (maskIndex < 0 || maskIndex >= classes)
            throw new ArgumentOutOfRangeException(
                nameof(maskIndex), $"`maskIndex` must be one of the {classes} classes. Received: maskIndex={maskIndex}");
        // The kernel reads memory at labels and lengths without a check.
        var labels = target.to_type(ScalarType.Int64);
        var lengths = Lengths(targetLength, target.shape[1], nameof(targetLength));
        var steps = Lengths(outputLength, output.shape[1], nameof(outputLength));
        var inside = arange(target.shape[1], ScalarType.Int64, target.device).unsqueeze(0).lt(lengths.to(target.device).unsqueeze(1));
        if (labels.numel() > 0 && labels.lt(0).logical_or(labels.ge(classes)).logical_and(inside).any().item<bool>())
            throw new ArgumentOutOfRangeException(
                nameof(target), $"`target` must hold labels of the {classes} classes: from 0 to {classes - 1}.");
        var wide = output.As(promote_types(output.dtype, ScalarType.Float32));
        return nn.functional.ctc_loss(
            wide.transpose(0, 1).log_softmax(-1), labels.clamp(0, classes - 1), steps, lengths, maskIndex, reduction: nn.Reduction.None);
    }

    /// <summary>The most probable label sequences under predictions. Source: keras.ops.ctc_decode.</summary>
    /// <param name="inputs">The logits, (batch, steps, classes).</param>
    /// <param name="sequenceLengths">The number of steps of each sequence, (batch).</param>
    /// <param name="strategy"><c>greedy</c>, the most probable class of each step, or <c>beam_search</c>.</param>
    /// <param name="beamWidth">How many sequences the search keeps.</param>
    /// <param name="topPaths">How many it gives.</param>
    /// <param name="mergeRepeated">Whether the greedy way takes equal labels in a row for one.</param>
    /// <param name="maskIndex">The class of the blank.</param>
    /// <returns>The labels, (paths, batch, steps), −1 after the last; the scores, (batch, paths): for <c>greedy</c> minus the sum of the
    /// logits, else the logarithm of the probability.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or there is no such strategy.</exception>
    [KerasName("CTCDecode")]
    public static (Tensor Decoded, Tensor Scores) CtcDecode(
        Tensor inputs, Tensor sequenceLengths, string strategy = "greedy", int beamWidth = 100, int topPaths = 1,
        bool mergeRepeated = true, int maskIndex = 0)
    {
        Check(inputs, sequenceLengths, nameof(sequenceLengths));
        var wide = inputs.As(promote_types(inputs.dtype, ScalarType.Float32));
        var lengths = Lengths(sequenceLengths, inputs.shape[1], nameof(sequenceLengths));
        if (maskIndex < 0 || maskIndex >= inputs.shape[2])
            throw new ArgumentOutOfRangeException(
                nameof(maskIndex), $"`maskIndex` must be one of the {inputs.shape[2]} classes. Received: maskIndex={maskIndex}");
        return strategy switch
        {
            "greedy" => Greedy(wide, lengths.to(wide.device), mergeRepeated, maskIndex),
            "beam_search" => BeamSearch.Decode(
                wide, lengths, Guard.Positive(beamWidth), (int)Guard.InRange(topPaths, 1, beamWidth), maskIndex),
            _ => throw new ArgumentException(
                $"`strategy` must be \"greedy\" or \"beam_search\". Received: strategy={strategy}", nameof(strategy)),
        };
    }

    private static (Tensor, Tensor) Greedy(Tensor inputs, Tensor lengths, bool merge, int blank)
    {
        var steps = inputs.shape[1];
        var beyond = arange(steps, ScalarType.Int64, inputs.device).unsqueeze(0).ge(lengths.unsqueeze(1));
        var (best, places) = inputs.max(-1);
        var labels = places.masked_fill(beyond, blank);
        if (merge && steps > 1)
        {
            var same = labels.narrow(1, 1, steps - 1).eq(labels.narrow(1, 0, steps - 1));
            labels = labels.masked_fill(cat([zeros_like(same.narrow(1, 0, 1)), same], 1), blank);
        }

        var gone = labels.eq(blank);
        // Blanks go to the end; the other labels keep their order.
        var order = arange(steps, ScalarType.Int64, inputs.device).unsqueeze(0).expand_as(labels).masked_fill(gone, steps)
            .sort(-1, stable: true).Indices;
        var moved = labels.masked_fill(gone, -1).gather(-1, order).to_type(ScalarType.Int32);
        return (moved.unsqueeze(0), -best.masked_fill(beyond, 0).sum(1, keepdim: true));
    }

    private static void Check(Tensor output, Tensor lengths, string name)
    {
        if (output.Dimensions != 3 || lengths.Dimensions != 1 || lengths.shape[0] != output.shape[0])
            throw new ArgumentException(
                $"Logits must be (batch, steps, classes) and `{name}` (batch). Received: {Shape.Of(output.shape)} and "
                + $"{Shape.Of(lengths.shape)}", name);
    }

    private static Tensor Lengths(Tensor lengths, long most, string name)
    {
        var found = lengths.to_type(ScalarType.Int64).cpu();
        return found.numel() == 0 || !found.lt(0).logical_or(found.gt(most)).any().item<bool>() ? found : throw new ArgumentException(
            $"`{name}` must lie between 0 and {most}.", name);
    }
}
