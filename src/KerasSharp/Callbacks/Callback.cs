namespace KerasSharp.Callbacks;

/// <summary>What watches training and steps in: each method is called at its moment of <c>Fit</c>, <c>Evaluate</c> or
/// <c>Predict</c>.</summary>
/// <remarks>Source: keras.callbacks.Callback.</remarks>
public abstract class Callback
{
    private Model? _model;
    private TrainingParameters? _params;

    /// <summary>The model at work.</summary>
    /// <exception cref="InvalidOperationException">The callback is not attached to a model.</exception>
    public Model Model => _model ?? throw NotAttached();

    /// <summary>What the run was started with.</summary>
    /// <exception cref="InvalidOperationException">The callback is not attached to a model.</exception>
    public TrainingParameters Params => _params ?? throw NotAttached();

    /// <summary>Whether this is the only process that trains the model, or the first of several: the one that writes files and
    /// prints.</summary>
    private protected static bool IsFirstProcess => Replicas.Current is null or { Rank: 0 };

    /// <summary>Whether the callback only writes or prints, so that of several processes the first alone calls it.</summary>
    internal virtual bool ActsInFirstProcess => false;

    /// <summary>Where messages are printed: the console, of several processes the first one's.</summary>
    internal TextWriter Output
    {
        get => field ?? (IsFirstProcess ? Messages.Output : TextWriter.Null);
        set;
    }

    /// <summary>Called with the model before a run. Source: Callback.set_model.</summary>
    public virtual void SetModel(Model model) => _model = model;

    /// <summary>Called with the parameters before a run. Source: Callback.set_params.</summary>
    public virtual void SetParams(TrainingParameters parameters) => _params = parameters;

    /// <summary>Receives all callbacks of the run, itself among them.</summary>
    internal virtual void SetOthers(IReadOnlyList<Callback> all)
    {
    }

    /// <summary>Called after each batch and epoch of training, once all callbacks were called.</summary>
    internal virtual void AfterAll()
    {
    }

    /// <summary>Called instead of <see cref="OnTrainEnd"/> when training ends in an exception: lets go of files and tensors.</summary>
    internal virtual void Abandon()
    {
    }

    /// <summary>Whether <see cref="Save"/> has something to note.</summary>
    internal virtual bool HasState => false;

    /// <summary>Notes what the callback must know for an interrupted run to go on; the base has nothing to note.</summary>
    internal virtual void Save(CallbackState state)
    {
    }

    /// <summary>Takes up what <see cref="Save"/> noted.</summary>
    internal virtual void Restore(CallbackState state)
    {
    }

    /// <summary>At the start of an epoch, counted from 0.</summary>
    public virtual void OnEpochBegin(int epoch, Logs logs)
    {
    }

    /// <summary>At the end of an epoch, counted from 0; the logs hold the epoch's metrics, with those of validation under
    /// <c>val_</c>.</summary>
    public virtual void OnEpochEnd(int epoch, Logs logs)
    {
    }

    /// <summary>As <see cref="OnTrainBatchBegin"/>, which calls it, under Keras's older name.</summary>
    public virtual void OnBatchBegin(int batch, Logs logs)
    {
    }

    /// <summary>As <see cref="OnTrainBatchEnd"/>, which calls it, under Keras's older name.</summary>
    public virtual void OnBatchEnd(int batch, Logs logs)
    {
    }

    /// <summary>Before a training batch, counted from 0 in its epoch.</summary>
    public virtual void OnTrainBatchBegin(int batch, Logs logs) => OnBatchBegin(batch, logs);

    /// <summary>After a training batch. Reading a value of the logs waits for the device; not reading costs nothing.</summary>
    public virtual void OnTrainBatchEnd(int batch, Logs logs) => OnBatchEnd(batch, logs);

    /// <summary>Before a batch of an evaluation.</summary>
    public virtual void OnTestBatchBegin(int batch, Logs logs)
    {
    }

    /// <summary>After a batch of an evaluation.</summary>
    public virtual void OnTestBatchEnd(int batch, Logs logs)
    {
    }

    /// <summary>Before a batch of a prediction.</summary>
    public virtual void OnPredictBatchBegin(int batch, Logs logs)
    {
    }

    /// <summary>After a batch of a prediction.</summary>
    public virtual void OnPredictBatchEnd(int batch, Logs logs)
    {
    }

    /// <summary>Before training.</summary>
    public virtual void OnTrainBegin(Logs logs)
    {
    }

    /// <summary>After training; the logs are those of the last epoch.</summary>
    public virtual void OnTrainEnd(Logs logs)
    {
    }

    /// <summary>Before an evaluation, also that of validation.</summary>
    public virtual void OnTestBegin(Logs logs)
    {
    }

    /// <summary>After an evaluation.</summary>
    public virtual void OnTestEnd(Logs logs)
    {
    }

    /// <summary>Before a prediction.</summary>
    public virtual void OnPredictBegin(Logs logs)
    {
    }

    /// <summary>After a prediction.</summary>
    public virtual void OnPredictEnd(Logs logs)
    {
    }

    private InvalidOperationException NotAttached() =>
        new($"{GetType().Name} is not attached to a model; pass it to `Fit`, `Evaluate` or `Predict`.");
}
