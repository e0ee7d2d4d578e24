namespace KerasSharp.Callbacks;

/// <summary>The callbacks of a run, called in order: the user's, then the history, then the progress bar.</summary>
/// <remarks>Source: keras.callbacks.CallbackList.</remarks>
internal sealed class CallbackList : Callback
{
    private readonly List<Callback> _callbacks;

    public CallbackList(Model model, IEnumerable<Callback>? callbacks, TrainingParameters parameters, bool addHistory = false)
    {
        _callbacks = [.. callbacks ?? []];
        if (_callbacks.Contains(null!))
            throw new ArgumentException("`callbacks` must not hold null.", nameof(callbacks));
        History = _callbacks.OfType<History>().FirstOrDefault();
        if (History is null && addHistory)
            _callbacks.Add(History = new History());
        if (parameters.Verbose != 0 && !_callbacks.OfType<ProgbarLogger>().Any())
            _callbacks.Add(new ProgbarLogger());
        Attach(model, parameters);
    }

    public History? History { get; }

    public override void Attach(Model model, TrainingParameters parameters)
    {
        base.Attach(model, parameters);
        foreach (var callback in _callbacks)
            callback.Attach(model, parameters);
    }

    internal override void Abandon() => Each(callback => callback.Abandon());

    public override void OnEpochBegin(int epoch, Logs logs) => Each(callback => callback.OnEpochBegin(epoch, logs));

    public override void OnEpochEnd(int epoch, Logs logs) => Each(callback => callback.OnEpochEnd(epoch, logs));

    public override void OnTrainBegin(Logs logs) => Each(callback => callback.OnTrainBegin(logs));

    public override void OnTrainEnd(Logs logs) => Each(callback => callback.OnTrainEnd(logs));

    public override void OnTestBegin(Logs logs) => Each(callback => callback.OnTestBegin(logs));

    public override void OnTestEnd(Logs logs) => Each(callback => callback.OnTestEnd(logs));

    public override void OnPredictBegin(Logs logs) => Each(callback => callback.OnPredictBegin(logs));

    public override void OnPredictEnd(Logs logs) => Each(callback => callback.OnPredictEnd(logs));

    // The calls of every batch allocate nothing.
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnTrainBatchBegin(batch, logs);
    }

    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnTrainBatchEnd(batch, logs);
    }

    public override void OnTestBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnTestBatchBegin(batch, logs);
    }

    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnTestBatchEnd(batch, logs);
    }

    public override void OnPredictBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnPredictBatchBegin(batch, logs);
    }

    public override void OnPredictBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _callbacks)
            callback.OnPredictBatchEnd(batch, logs);
    }

    private void Each(Action<Callback> call)
    {
        foreach (var callback in _callbacks)
            call(callback);
    }
}
