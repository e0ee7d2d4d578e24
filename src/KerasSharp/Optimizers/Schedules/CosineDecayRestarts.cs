namespace KerasSharp.Optimizers.Schedules;

/// <summary>Falls along half a cosine, jumps back, and falls again over a longer period.</summary>
/// <remarks>Source: keras.optimizers.schedules.CosineDecayRestarts.</remarks>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="firstDecaySteps">The steps of the first period; at least 1.</param>
/// <param name="tMul">How many times as long each period is as the one before.</param>
/// <param name="mMul">How many times as high each period starts as the one before.</param>
/// <param name="alpha">The end of a period, as a fraction of <paramref name="initialLearningRate"/>.</param>
/// <param name="name">A name.</param>
/// <exception cref="ArgumentOutOfRangeException">firstDecaySteps is below 1.</exception>
public sealed partial class CosineDecayRestarts(
    double initialLearningRate, int firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0, string name = "SGDRDecay")
    : LearningRateSchedule
{
    /// <summary>The steps of the first period.</summary>
    public int FirstDecaySteps { get; } = CheckSteps(firstDecaySteps, nameof(firstDecaySteps));

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        float fraction = (float)step / FirstDecaySteps, longer = (float)tMul, restarts;
        if (longer == 1)
        {
            restarts = MathF.Floor(fraction);
            fraction -= restarts;
        }
        else
        {
            restarts = MathF.Floor(MathF.Log(1 - (fraction * (1 - longer))) / MathF.Log(longer));
            var length = MathF.Pow(longer, restarts);
            fraction = (fraction - ((1 - length) / (1 - longer))) / length;
        }

        var cosine = 0.5f * MathF.Pow((float)mMul, restarts) * (1 + MathF.Cos(MathF.PI * fraction));
        return (float)initialLearningRate * (((1 - (float)alpha) * cosine) + (float)alpha);
    }
}
