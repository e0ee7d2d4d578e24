using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Optimizers;

/// <summary>A learning rate: a number, or a schedule that gives one for every step. Converts from both, and to the number.</summary>
/// <remarks>The number is kept as float32, as Keras keeps it: 0.01 reads 0.009999999776482582.</remarks>
public readonly record struct LearningRate : IPlainValue
{
    private readonly float _value;

    /// <summary>A fixed number.</summary>
    public LearningRate(double value) => _value = (float)value;

    /// <summary>A schedule, with its value at a step.</summary>
    public LearningRate(LearningRateSchedule schedule, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Schedule = schedule;
        _value = (float)schedule.Apply(step);
    }

    /// <summary>The number; of a schedule, the one for the step at which it was read.</summary>
    public double Value => _value;

    /// <summary>The schedule; null for a fixed number.</summary>
    public LearningRateSchedule? Schedule { get; }

    object IPlainValue.Plain => Schedule is null ? Value : Schedule;

    /// <inheritdoc/>
    public override string ToString() => Schedule is null ? $"{Value}" : $"{Schedule.GetType().Name} at {Value}";

    /// <summary>A fixed number.</summary>
    public static implicit operator LearningRate(double value) => new(value);

    /// <summary>A schedule.</summary>
    public static implicit operator LearningRate(LearningRateSchedule schedule) => new(schedule);

    /// <summary>A function that gives the learning rate of a step, counted from 0.</summary>
    public static implicit operator LearningRate(Func<double, double> schedule) => new(new DelegateSchedule(schedule));

    /// <summary>A function that gives the learning rate of a step, counted from 0.</summary>
    public static implicit operator LearningRate(Func<long, double> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new(new DelegateSchedule(step => schedule((long)step)));
    }

    /// <summary>A function that gives the learning rate of a step, counted from 0.</summary>
    public static implicit operator LearningRate(Func<int, double> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new(new DelegateSchedule(step => schedule((int)step)));
    }

    /// <summary>The number.</summary>
    public static implicit operator double(LearningRate learningRate) => learningRate.Value;
}
