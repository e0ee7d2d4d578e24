namespace KerasSharp.Optimizers.Schedules;

/// <summary>A learning rate that depends on the step. Give it to an optimizer as its learning rate.</summary>
/// <remarks>A schedule of your own overrides <see cref="Apply"/>; a partial class gets its config from the source generator.
/// Source: keras.optimizers.schedules.LearningRateSchedule.</remarks>
[KerasModule("keras.optimizers.schedules")]
public abstract class LearningRateSchedule : IConfigurable
{
    /// <summary>The learning rate at a step, the number of updates done before it.</summary>
    public abstract double Apply(long step);

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>Refuses a number of decay steps below 1.</summary>
    private protected static int CheckSteps(int value, string argument) => value > 0 ? value : throw new ArgumentOutOfRangeException(
        argument, $"Argument `{argument}` must be > 0. Received: {argument}={value}");
}
