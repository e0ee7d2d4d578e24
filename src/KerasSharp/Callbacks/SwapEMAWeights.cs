namespace KerasSharp.Callbacks;

/// <summary>Evaluates and predicts with the moving average of the weights, and trains on with the weights themselves.</summary>
/// <remarks>The optimizer must keep averages: <c>new Adam(useEma: true)</c>. Source: keras.callbacks.SwapEMAWeights.</remarks>
/// <param name="swapOnEpoch">Whether the averages are in the model at the end of each epoch too, so that callbacks after this one
/// (ModelCheckpoint) see them.</param>
public sealed class SwapEMAWeights(bool swapOnEpoch = false) : Callback
{
    private bool _averagesInModel;

    internal override bool HasState => true;

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        if (swapOnEpoch)
            Put(averages: false);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (!swapOnEpoch || _averagesInModel)
            return;
        Put(averages: true);
        // The end of training puts the averages into the weights: after the last epoch they must be what is in the model.
        if (epoch == Params.Epochs - 1)
            Each(tracked => tracked.Average!.Value.copy_(tracked.Variable));
    }

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs) => Put(averages: true);

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs) => Put(averages: false);

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => Put(averages: true);

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => Put(averages: false);

    /// <summary>An interrupted run leaves the weights themselves in the model.</summary>
    internal override void Abandon() => Put(averages: false);

    internal override void Save(CallbackState state) => state["averages"] = _averagesInModel ? 1 : 0;

    internal override void Restore(CallbackState state) => _averagesInModel = state["averages"] == 1;

    private void Put(bool averages)
    {
        if (_averagesInModel == averages)
            return;
        Each(tracked =>
        {
            using var scope = NewDisposeScope();
            var weight = tracked.Variable.Value.clone();
            tracked.Variable.Value.copy_(tracked.Average!);
            tracked.Average!.Value.copy_(weight);
        });
        _averagesInModel = averages;
    }

    private void Each(Action<TrackedVariable> action)
    {
        var optimizer = Model.Optimizer is LossScaleOptimizer outer ? outer.InnerOptimizer : Model.Optimizer;
        if (!optimizer.UseEma)
            throw new InvalidOperationException(
                $"SwapEMAWeights must be used when `useEma: true` is set on the optimizer. Received: useEma={optimizer.UseEma}");
        using var _ = no_grad();
        foreach (var tracked in optimizer.Tracked)
            action(tracked);
    }
}
