namespace KerasSharp.Callbacks;

/// <summary>Sets the learning rate at the start of each epoch.</summary>
/// <remarks>Source: keras.callbacks.LearningRateScheduler.</remarks>
/// <param name="schedule">From the epoch, counted from 0, and the learning rate so far, the new one.</param>
/// <param name="verbose">1 prints the new learning rate, 0 nothing.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule, int verbose = 0) : Callback
{
    private readonly Func<int, double, double> _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <summary>Sets the learning rate by the epoch alone.</summary>
    /// <param name="schedule">From the epoch, counted from 0, the learning rate.</param>
    /// <param name="verbose">1 prints the new learning rate, 0 nothing.</param>
    public LearningRateScheduler(Func<int, double> schedule, int verbose = 0)
        : this((epoch, _) => schedule(epoch), verbose)
    {
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        var learningRate = _schedule(epoch, Model.Optimizer.LearningRate.Value);
        Model.Optimizer.LearningRate = learningRate;
        if (verbose > 0)
            Output.WriteLine($"\nEpoch {epoch + 1}: LearningRateScheduler setting learning rate to {PythonText.Repr(learningRate)}.");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => logs["learning_rate"] = Model.Optimizer.LearningRate.Value;
}
