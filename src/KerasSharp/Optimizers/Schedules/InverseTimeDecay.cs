namespace KerasSharp.Optimizers.Schedules;

/// <summary>Divides the learning rate by a number that grows with the steps: <c>initial / (1 + rate · step / steps)</c>.</summary>
/// <remarks>Source: keras.optimizers.schedules.InverseTimeDecay.</remarks>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps after which the divisor has grown by <paramref name="decayRate"/>; at least 1.</param>
/// <param name="decayRate">How much the divisor grows.</param>
/// <param name="staircase">Whether it grows at once, every <paramref name="decaySteps"/> steps, rather than little by little.</param>
/// <param name="name">A name.</param>
/// <exception cref="ArgumentOutOfRangeException">decaySteps is below 1.</exception>
public sealed partial class InverseTimeDecay(
    double initialLearningRate, int decaySteps, double decayRate, bool staircase = false, string name = "InverseTimeDecay")
    : LearningRateSchedule
{
    /// <summary>The steps after which the divisor has grown once.</summary>
    public int DecaySteps { get; } = CheckSteps(decaySteps, nameof(decaySteps));

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var periods = (float)step / DecaySteps;
        return (float)initialLearningRate / (1 + ((float)decayRate * (staircase ? MathF.Floor(periods) : periods)));
    }
}
