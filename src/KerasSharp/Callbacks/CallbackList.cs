using System.Collections;

namespace KerasSharp.Callbacks;

/// <summary>Callbacks that are called as one, in order.</summary>
/// <remarks><c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> make one of the callbacks they are given; a list that is passed to them is used
/// as it is, without a progress bar of theirs. A loop of your own makes one, and calls its methods.
/// Source: keras.callbacks.CallbackList.</remarks>
public sealed class CallbackList : Callback, IReadOnlyList<Callback>
{
    private readonly List<Callback> _callbacks;

    /// <summary>Those that are called in this process; the others keep their places in the list.</summary>
    private readonly List<Callback> _called;

    /// <summary>A list of callbacks.</summary>
    /// <param name="callbacks">The callbacks, in the order in which they are called; null for none.</param>
    /// <param name="addHistory">Whether a <see cref="Callbacks.History"/> comes after them, if there is none among them.</param>
    /// <param name="addProgbar">Whether a <see cref="ProgbarLogger"/>, or what <see cref="DefaultProgress"/> makes, comes last, if there is
    /// no ProgbarLogger among them.</param>
    /// <param name="model">The model that they watch; null to set it later.</param>
    /// <param name="parameters">What the run is started with; null to set it later.</param>
    /// <exception cref="ArgumentException">One of the callbacks is null.</exception>
    public CallbackList(
        IEnumerable<Callback>? callbacks = null, bool addHistory = false, bool addProgbar = false, Model? model = null,
        TrainingParameters? parameters = null)
    {
        _callbacks = [.. callbacks ?? []];
        if (_callbacks.Contains(null!))
            throw new ArgumentException("`callbacks` must not hold null.", nameof(callbacks));
        History = _callbacks.OfType<History>().LastOrDefault();
        if (History is null && addHistory)
            _callbacks.Add(History = new History());
        if (addProgbar && !_callbacks.OfType<ProgbarLogger>().Any())
            _callbacks.Add(DefaultProgress());
        _called = Replicas.Current is { Rank: > 0 } ? _callbacks.FindAll(callback => !callback.ActsInFirstProcess) : _callbacks;
        if (model is not null)
            SetModel(model);
        if (parameters is not null)
            SetParams(parameters);
    }

    internal CallbackList(Model model, IEnumerable<Callback>? callbacks, TrainingParameters parameters, bool addHistory = false)
        : this(callbacks, addHistory, addProgbar: parameters.Verbose != 0 && callbacks is not CallbackList, model, parameters)
    {
    }

    /// <summary>
    /// Makes what shows progress where a run is not silent: <see cref="ProgbarLogger"/>, unless a notebook or a program with a display of
    /// its own sets another.
    /// </summary>
    public static Func<Callback> DefaultProgress
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = static () => new ProgbarLogger();

    /// <summary>The history; null where there is none.</summary>
    public History? History { get; }

    /// <inheritdoc/>
    public int Count => _callbacks.Count;

    /// <summary>The callback at a place.</summary>
    public Callback this[int index] => _callbacks[index];

    /// <inheritdoc/>
    public IEnumerator<Callback> GetEnumerator() => _callbacks.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override void SetModel(Model model)
    {
        base.SetModel(model);
        foreach (var callback in _callbacks)
        {
            callback.SetModel(model);
            callback.SetOthers(this);
        }

        if (History is not null)
            model.History = History;
    }

    /// <inheritdoc/>
    public override void SetParams(TrainingParameters parameters)
    {
        base.SetParams(parameters);
        foreach (var callback in _callbacks)
            callback.SetParams(parameters);
    }

    internal override void Abandon() => Each(callback => callback.Abandon());

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => Each(callback => callback.OnEpochBegin(epoch, logs));

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        Each(callback => callback.OnEpochEnd(epoch, logs));
        AfterAll();
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => Each(callback => callback.OnTrainBegin(logs));

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Each(callback => callback.OnTrainEnd(logs));

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs) => Each(callback => callback.OnTestBegin(logs));

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs) => Each(callback => callback.OnTestEnd(logs));

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => Each(callback => callback.OnPredictBegin(logs));

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => Each(callback => callback.OnPredictEnd(logs));

    /// <inheritdoc/>
    public override void OnBatchBegin(int batch, Logs logs) => Each(callback => callback.OnBatchBegin(batch, logs));

    /// <inheritdoc/>
    public override void OnBatchEnd(int batch, Logs logs) => Each(callback => callback.OnBatchEnd(batch, logs));

    // The calls of every batch allocate nothing.

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnTrainBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnTrainBatchEnd(batch, logs);
        AfterAll();
    }

    /// <inheritdoc/>
    public override void OnTestBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnTestBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnTestBatchEnd(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnPredictBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in _called)
            callback.OnPredictBatchEnd(batch, logs);
    }

    internal override void AfterAll()
    {
        foreach (var callback in _called)
            callback.AfterAll();
    }

    private void Each(Action<Callback> call)
    {
        foreach (var callback in _called)
            call(callback);
    }
}
