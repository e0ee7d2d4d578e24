namespace KerasSharp.Optimizers.Schedules;

/// <summary>Falls along half a cosine, after a linear warm-up where one is asked for.</summary>
/// <remarks>Source: keras.optimizers.schedules.CosineDecay.</remarks>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps the fall takes; at least 1.</param>
/// <param name="alpha">The end, as a fraction of where the fall starts.</param>
/// <param name="name">A name.</param>
/// <param name="warmupTarget">The learning rate that the warm-up reaches and the fall starts from; null for no warm-up.</param>
/// <param name="warmupSteps">The steps the warm-up takes.</param>
/// <exception cref="ArgumentOutOfRangeException">decaySteps is below 1, or warmupSteps below 0.</exception>
public sealed partial class CosineDecay(
    double initialLearningRate, int decaySteps, double alpha = 0, string name = "CosineDecay", double? warmupTarget = null,
    int warmupSteps = 0) : LearningRateSchedule
{
    /// <summary>The steps the fall takes.</summary>
    public int DecaySteps { get; } = CheckSteps(decaySteps, nameof(decaySteps));

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <summary>The steps the warm-up takes.</summary>
    public int WarmupSteps { get; } = Guard.NotNegative(warmupSteps);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        float now = step, initial = (float)initialLearningRate;
        if (warmupTarget is not { } target)
            return Fall(MathF.Min(now, DecaySteps), initial);
        return now < WarmupSteps
            ? (((float)target - initial) * (now / WarmupSteps)) + initial
            : Fall(MathF.Min(now - WarmupSteps, DecaySteps), (float)target);
    }

    private float Fall(float step, float from)
    {
        var cosine = 0.5f * (1 + MathF.Cos(MathF.PI * (step / DecaySteps)));
        return from * (((float)(1 - alpha) * cosine) + (float)alpha);
    }
}
