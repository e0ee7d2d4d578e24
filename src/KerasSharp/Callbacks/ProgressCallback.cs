using System.Diagnostics;

namespace KerasSharp.Callbacks;

/// <summary>Reports the progress of training to .NET's <see cref="IProgress{T}"/>, such as a window's bar.</summary>
/// <remarks>Not in Keras. Between two reports within an epoch the interval passes, as reading the values may wait for the device; ends of
/// epochs are always reported.</remarks>
/// <param name="progress">Who is told.</param>
/// <param name="interval">Seconds between two reports within an epoch; infinity for ends of epochs only.</param>
/// <exception cref="ArgumentNullException">progress is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">interval is negative.</exception>
public sealed class ProgressCallback(IProgress<TrainingProgress> progress, double interval = 0.2) : Callback
{
    private readonly IProgress<TrainingProgress> _progress = progress ?? throw new ArgumentNullException(nameof(progress));
    private readonly double _interval = Guard.NotNegative(interval);
    private long _last;
    private int _epoch;
    private int _step;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => (_epoch, _step) = (epoch + 1, 0);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        _step = batch + 1;
        if (Stopwatch.GetElapsedTime(_last).TotalSeconds >= _interval)
            Report(logs, isEpochEnd: false);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => Report(logs, isEpochEnd: true);

    private void Report(Logs logs, bool isEpochEnd)
    {
        _last = Stopwatch.GetTimestamp();
        // The logs of a batch cannot be read later, on the receiver's thread.
        _progress.Report(new TrainingProgress(_epoch, Params.Epochs, _step, Params.Steps, isEpochEnd, logs.ToDictionary()));
    }
}
