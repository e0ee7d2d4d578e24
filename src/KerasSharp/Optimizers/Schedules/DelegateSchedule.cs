namespace KerasSharp.Optimizers.Schedules;

/// <summary>A schedule that is a delegate.</summary>
internal sealed class DelegateSchedule(Func<double, double> function) : LearningRateSchedule
{
    private readonly Func<double, double> _function = function ?? throw new ArgumentNullException(nameof(function));

    public override double Apply(long step) => _function(step);

    public override Config GetConfig() => throw new NotSupportedException(
        "A schedule made from a delegate has no config. To save it, derive a partial class from LearningRateSchedule.");
}
