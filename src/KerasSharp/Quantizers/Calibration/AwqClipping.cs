namespace KerasSharp.Quantizers;

/// <summary>Bounds the weights of each output and group where the output's error gets smaller by it.</summary>
internal static class AwqClipping
{
    private const int Steps = 20;
    private const double MaxShrink = 0.5;
    private const int OutputsAtOnce = 64;

    /// <summary>The clipped weights.</summary>
    /// <param name="weights">(outputs, inputs).</param>
    /// <param name="samples">Inputs, (rows, inputs).</param>
    /// <param name="groupSize">The size of groups; −1 for all.</param>
    public static Tensor Clip(Tensor weights, Tensor samples, int groupSize)
    {
        var (outputs, inputs) = (weights.shape[0], weights.shape[1]);
        var size = groupSize > 0 && inputs % groupSize == 0 ? groupSize : inputs;
        var groups = inputs / size;
        var x = samples.reshape(-1, groups, size);
        var clipped = new List<Tensor>();
        for (long start = 0; start < outputs; start += OutputsAtOnce)
        {
            var count = Math.Min(OutputsAtOnce, outputs - start);
            clipped.Add(Best(weights.narrow(0, start, count).reshape(count, groups, size), x, groups > 1 ? (int)size : -1));
        }

        return cat(clipped).reshape(outputs, inputs);
    }

    private static Tensor Best(Tensor weights, Tensor x, int groupSize)
    {
        using var scope = NewDisposeScope();
        var wanted = einsum("rng,ong->orn", x, weights);
        var greatest = weights.abs().amax([-1L], keepdim: true);
        Tensor bound = greatest, least = full_like(greatest, double.PositiveInfinity);
        for (var i = 0; i < Steps; i++)
        {
            var tried = greatest * (1 - (i * (MaxShrink / Steps)));
            var rounded = AwqSolver.Simulate(weights.minimum(tried).maximum(-tried).reshape(weights.shape[0], -1), groupSize)
                .reshape(weights.shape);
            var error = (einsum("rng,ong->orn", x, rounded) - wanted).square().mean([1L]).unsqueeze(-1);
            var better = i == 0 ? ones_like(error).to_type(ScalarType.Bool) : error.lt(least);
            (least, bound) = (where(better, error, least), where(better, tried, bound));
        }

        return weights.minimum(bound).maximum(-bound).MoveToOuterDisposeScope();
    }
}
