namespace KerasSharp.Callbacks;

/// <summary>Stops training when a watched value has not got better for some epochs.</summary>
/// <remarks>Source: keras.callbacks.EarlyStopping.</remarks>
/// <param name="monitor">The value's name in the logs.</param>
/// <param name="minDelta">How much better counts as better.</param>
/// <param name="patience">Epochs without improvement after which training stops.</param>
/// <param name="verbose">1 prints what happens, 0 nothing.</param>
/// <param name="mode">Whether less or more is better; auto asks the metric.</param>
/// <param name="baseline">A value that must be beaten for the patience to start again.</param>
/// <param name="restoreBestWeights">Whether the weights of the best epoch come back at the end, also when training was not stopped.</param>
/// <param name="startFromEpoch">Epochs to wait before watching.</param>
public sealed class EarlyStopping(
    string monitor = "val_loss", double minDelta = 0, int patience = 0, int verbose = 0, MonitorMode mode = default,
    double? baseline = null, bool restoreBestWeights = false, int startFromEpoch = 0) : MonitorCallback(monitor, mode, minDelta: minDelta)
{
    private readonly int _patience = Guard.NotNegative(patience);
    private Tensor[]? _bestWeights;
    private int _wait;

    /// <summary>The epoch after which training was stopped, counted from 0; 0 where it was not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <summary>The best epoch, counted from 0.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        _wait = 0;
        StoppedEpoch = 0;
        BestEpoch = 0;
        Best = null;
        Forget();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (Value(logs, "Early stopping") is not { } current || epoch < startFromEpoch)
            return;
        if (restoreBestWeights && _bestWeights is null)
            Remember(epoch);
        _wait++;
        if (IsImprovement(current, Best))
        {
            Best = current;
            Remember(epoch);
            if (baseline is null || IsImprovement(current, baseline))
                _wait = 0;
            return;
        }

        if (_wait >= _patience && epoch > 0)
        {
            StoppedEpoch = epoch;
            Model.StopTraining = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (StoppedEpoch > 0 && verbose > 0)
            Output.WriteLine($"Epoch {StoppedEpoch + 1}: early stopping");
        if (_bestWeights is null)
            return;
        if (verbose > 0)
            Output.WriteLine($"Restoring model weights from the end of the best epoch: {BestEpoch + 1}.");
        Model.SetWeights(Array.ConvertAll(_bestWeights, weight => (ArrayLike)weight));
        Forget();
    }

    internal override void Abandon() => Forget();

    internal override void Save(CallbackState state)
    {
        base.Save(state);
        (state["wait"], state["stopped"], state["best_epoch"]) = (_wait, StoppedEpoch, BestEpoch);
        for (var i = 0; i < _bestWeights?.Length; i++)
            state.Tensors[$"{i}"] = _bestWeights[i];
    }

    internal override void Restore(CallbackState state)
    {
        base.Restore(state);
        (_wait, StoppedEpoch, BestEpoch) = (state.Integer("wait"), state.Integer("stopped"), state.Integer("best_epoch"));
        Forget();
        if (state.Tensors.Count > 0)
            _bestWeights = [.. Enumerable.Range(0, state.Tensors.Count).Select(
                i => state.Tensors[$"{i}"].clone().DetachFromDisposeScope())];
    }

    private void Remember(int epoch)
    {
        BestEpoch = epoch;
        if (!restoreBestWeights)
            return;
        Forget();
        _bestWeights = Array.ConvertAll(Model.GetWeights(), weight => weight.DetachFromDisposeScope());
    }

    private void Forget()
    {
        foreach (var weight in _bestWeights ?? [])
            weight.Dispose();
        _bestWeights = null;
    }
}
