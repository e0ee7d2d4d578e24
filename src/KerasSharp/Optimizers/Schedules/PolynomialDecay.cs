namespace KerasSharp.Optimizers.Schedules;

/// <summary>Goes from one learning rate to another along a power: <c>(initial − end) · (1 − step / steps)^power + end</c>.</summary>
/// <remarks>Source: keras.optimizers.schedules.PolynomialDecay.</remarks>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps it takes; at least 1.</param>
/// <param name="endLearningRate">The learning rate at the end.</param>
/// <param name="power">The power; 1 is a straight line.</param>
/// <param name="cycle">Whether it starts again, over the next multiple of <paramref name="decaySteps"/>, rather than stay at the
/// end.</param>
/// <param name="name">A name.</param>
/// <exception cref="ArgumentOutOfRangeException">decaySteps is below 1.</exception>
public sealed partial class PolynomialDecay(
    double initialLearningRate, int decaySteps, double endLearningRate = 0.0001, double power = 1, bool cycle = false,
    string name = "PolynomialDecay") : LearningRateSchedule
{
    /// <summary>The steps it takes.</summary>
    public int DecaySteps { get; } = CheckSteps(decaySteps, nameof(decaySteps));

    /// <summary>A name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        float now = step, all = DecaySteps, initial = (float)initialLearningRate, end = (float)endLearningRate;
        if (cycle)
            all *= step == 0 ? 1 : MathF.Ceiling(now / all);
        else
            now = MathF.Min(now, all);
        return ((initial - end) * MathF.Pow(1 - (now / all), (float)power)) + end;
    }
}
