namespace KerasSharp.Optimizers.Schedules;

/// <summary>A learning rate that is constant between boundaries.</summary>
/// <remarks>Up to and including the first boundary it is the first value, up to and including the second the second, and so on; after the
/// last, the last. Source: keras.optimizers.schedules.PiecewiseConstantDecay.</remarks>
/// <param name="boundaries">Steps, strictly increasing.</param>
/// <param name="values">The learning rates; one more than there are boundaries.</param>
/// <param name="name">A name.</param>
/// <exception cref="ArgumentException">There is not one value more than boundaries, no boundary, or the boundaries do not
/// increase.</exception>
public sealed partial class PiecewiseConstantDecay(long[] boundaries, double[] values, string name = "PiecewiseConstant")
    : LearningRateSchedule
{
    /// <summary>Steps, strictly increasing.</summary>
    public IReadOnlyList<long> Boundaries { get; } = Check(boundaries, values);

    /// <summary>The learning rates.</summary>
    public IReadOnlyList<double> Values { get; } = [.. values];

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var piece = 0;
        while (piece < Boundaries.Count && step > Boundaries[piece])
            piece++;
        return (float)Values[piece];
    }

    private static long[] Check(long[] boundaries, double[] values)
    {
        if (boundaries.Length != values.Length - 1 || boundaries.Length == 0)
        {
            throw new ArgumentException(
                "The length of boundaries should be 1 less than the length of values, and not 0. Received: "
                + $"boundaries=[{string.Join(", ", boundaries)}] of length {boundaries.Length}, and "
                + $"values=[{string.Join(", ", values)}] of length {values.Length}.",
                nameof(boundaries));
        }

        for (var i = 1; i < boundaries.Length; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException(
                    $"The boundaries must increase strictly. Received: boundaries=[{string.Join(", ", boundaries)}]", nameof(boundaries));
        }

        return [.. boundaries];
    }
}
