namespace KerasSharp.Callbacks;

/// <summary>A callback of delegates.</summary>
/// <remarks>Source: keras.callbacks.LambdaCallback.</remarks>
/// <param name="onEpochBegin">At the start of an epoch.</param>
/// <param name="onEpochEnd">At the end of an epoch.</param>
/// <param name="onTrainBegin">Before training.</param>
/// <param name="onTrainEnd">After training.</param>
/// <param name="onTrainBatchBegin">Before a batch.</param>
/// <param name="onTrainBatchEnd">After a batch.</param>
public sealed class LambdaCallback(
    Action<int, Logs>? onEpochBegin = null, Action<int, Logs>? onEpochEnd = null, Action<Logs>? onTrainBegin = null, Action<Logs>? onTrainEnd = null,
    Action<int, Logs>? onTrainBatchBegin = null, Action<int, Logs>? onTrainBatchEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => onEpochBegin?.Invoke(epoch, logs);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => onEpochEnd?.Invoke(epoch, logs);

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => onTrainBegin?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => onTrainEnd?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs) => onTrainBatchBegin?.Invoke(batch, logs);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs) => onTrainBatchEnd?.Invoke(batch, logs);
}
