namespace KerasSharp.Training;

/// <summary>Adds up the gradients of all processes, several in one buffer: many small sums would take the time of as many
/// messages.</summary>
internal static class GradientSums
{
    /// <summary>What a buffer holds, in numbers: 25 MB of float32. Gradients of this size are added up where they are.</summary>
    private const long BufferSize = 25L * 1024 * 1024 / sizeof(float);

    /// <summary>Turns the gradients of the mean over this process's rows into those of the mean over the whole batch, in place.</summary>
    /// <param name="gradients">The gradients; null where a weight has none, which holds for every process.</param>
    /// <param name="share">What of the batch this process has computed.</param>
    public static void Apply(IReadOnlyList<Tensor?> gradients, BatchShare share)
    {
        using var _ = no_grad();
        foreach (var sameType in gradients.OfType<Tensor>().GroupBy(gradient => gradient.dtype == ScalarType.Float64))
        {
            var type = sameType.Key ? ScalarType.Float64 : ScalarType.Float32;
            var (waiting, size) = (new List<Tensor>(), 0L);
            foreach (var gradient in sameType)
            {
                if (gradient.numel() >= BufferSize && gradient.dtype == type)
                {
                    Weigh(gradient, share);
                    share.Replicas.Sum(gradient);
                    continue;
                }

                var numbers = gradient.numel();
                if (size + numbers > BufferSize)
                {
                    Flush(waiting, type, share);
                    size = 0;
                }

                waiting.Add(gradient);
                size += numbers;
            }

            Flush(waiting, type, share);
        }
    }

    private static void Flush(List<Tensor> gradients, ScalarType type, BatchShare share)
    {
        if (gradients.Count == 0)
            return;
        using var scope = NewDisposeScope();
        long[] sizes = [.. gradients.Select(gradient => gradient.numel())];
        var buffer = empty([sizes.Sum()], type);
        var parts = buffer.split(sizes);
        for (var i = 0; i < parts.Length; i++)
            parts[i].view(gradients[i].shape).copy_(gradients[i]);
        Weigh(buffer, share);
        share.Replicas.Sum(buffer);
        for (var i = 0; i < parts.Length; i++)
            gradients[i].copy_(parts[i].view(gradients[i].shape));
        gradients.Clear();
    }

    /// <summary>A process without rows of its own gives zeros, also where its gradient is no number.</summary>
    private static void Weigh(Tensor gradients, BatchShare share)
    {
        if (share.IsIdle)
            gradients.zero_();
        else if (share.Count != share.Total)
            gradients.mul_(share.Weight);
    }
}
