namespace KerasSharp.Optimizers.Schedules;

/// <summary>Multiplies the learning rate by a factor every N steps: <c>initial · rate^(step / steps)</c>.</summary>
/// <remarks>Source: keras.optimizers.schedules.ExponentialDecay.</remarks>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps after which the factor has been applied once; at least 1.</param>
/// <param name="decayRate">The factor.</param>
/// <param name="staircase">Whether it is applied at once, every <paramref name="decaySteps"/> steps, rather than little by little.</param>
/// <param name="name">A name.</param>
/// <exception cref="ArgumentOutOfRangeException">decaySteps is below 1.</exception>
public sealed partial class ExponentialDecay(
    double initialLearningRate, int decaySteps, double decayRate, bool staircase = false, string name = "ExponentialDecay")
    : LearningRateSchedule
{
    /// <summary>The steps after which the factor has been applied once.</summary>
    public int DecaySteps { get; } = CheckSteps(decaySteps, nameof(decaySteps));

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var periods = (float)step / DecaySteps;
        return (float)initialLearningRate * MathF.Pow((float)decayRate, staircase ? MathF.Floor(periods) : periods);
    }
}
