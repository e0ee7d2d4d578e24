namespace KerasSharp.Layers;

/// <summary>Reads the data that a layer adapts to.</summary>
internal static class AdaptStream
{
    /// <summary>Hands over the first input of each batch; temporaries and what the stream makes for a batch are freed with it.</summary>
    /// <exception cref="ArgumentException">There are no batches, or steps is below 1.</exception>
    public static void ForEach(IEnumerable<Batch> batches, int? steps, string layer, Action<Tensor> action)
    {
        ArgumentNullException.ThrowIfNull(batches);
        CheckSteps(steps);
        using var source = new StreamSource(batches);
        using var epoch = source.Epoch(1).GetEnumerator();
        var count = 0;
        for (; count < (steps ?? int.MaxValue); count++)
        {
            using var scope = NewDisposeScope();
            if (!epoch.MoveNext())
                break;
            action(epoch.Current.X[0]);
        }

        if (count == 0)
            throw new ArgumentException(
                $"`Adapt` of layer \"{layer}\" received a stream without batches. Expected at least one.", nameof(batches));
    }

    /// <summary>Refuses a number of steps below 1.</summary>
    public static void CheckSteps(int? steps)
    {
        if (steps is { } number)
            Guard.Positive(number, nameof(steps));
    }
}
