namespace KerasSharp.Callbacks;

/// <summary>Makes the learning rate smaller when a watched value has not got better for some epochs.</summary>
/// <remarks>Source: keras.callbacks.ReduceLROnPlateau.</remarks>
/// <param name="monitor">The value's name in the logs.</param>
/// <param name="factor">What the learning rate is multiplied with; below 1.</param>
/// <param name="patience">Epochs without improvement before that.</param>
/// <param name="verbose">1 prints what happens, 0 nothing.</param>
/// <param name="mode">Whether less or more is better; auto asks the metric.</param>
/// <param name="minDelta">How much better counts as better.</param>
/// <param name="cooldown">Epochs to wait after a reduction.</param>
/// <param name="minLr">The least learning rate.</param>
/// <exception cref="ArgumentOutOfRangeException">The factor is 1 or more.</exception>
public sealed class ReduceLROnPlateau(
    string monitor = "val_loss", double factor = 0.1, int patience = 10, int verbose = 0, MonitorMode mode = default,
    double minDelta = 1e-4, int cooldown = 0, double minLr = 0)
    : MonitorCallback(monitor, mode, minDelta: minDelta)
{
    private readonly double _factor = factor < 1 ? factor : throw new ArgumentOutOfRangeException(
        nameof(factor), $"ReduceLROnPlateau does not support a factor >= 1.0. Received factor={factor}");

    private int _cooling;
    private int _wait;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        Best = null;
        _cooling = 0;
        _wait = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        logs["learning_rate"] = Model.Optimizer.LearningRate.Value;
        if (Value(logs, "Learning rate reduction is", ".") is not { } current)
            return;
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (IsImprovement(current, Best))
        {
            Best = current;
            _wait = 0;
        }
        else if (_cooling == 0 && ++_wait >= patience)
        {
            Reduce(epoch);
        }
    }

    internal override void Save(CallbackState state)
    {
        base.Save(state);
        (state["cooling"], state["wait"]) = (_cooling, _wait);
    }

    internal override void Restore(CallbackState state)
    {
        base.Restore(state);
        (_cooling, _wait) = (state.Integer("cooling"), state.Integer("wait"));
    }

    private void Reduce(int epoch)
    {
        var old = Model.Optimizer.LearningRate.Value;
        if (old <= (float)minLr)
            return;
        var reduced = Math.Max(old * _factor, minLr);
        Model.Optimizer.LearningRate = reduced;
        if (verbose > 0)
            Output.WriteLine($"\nEpoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {PythonText.Repr(reduced)}.");
        _cooling = cooldown;
        _wait = 0;
    }
}
