namespace KerasSharp.Callbacks;

/// <summary>Draws the progress of training, evaluation and prediction; there by default unless <c>verbose: 0</c>.</summary>
/// <remarks>At a terminal Ctrl+C ends a training after its batch, and <c>Fit</c> returns the history so far; a second one ends the program.
/// Where the output is no terminal, each epoch is one line. NO_COLOR is honoured. Source: keras.callbacks.ProgbarLogger.</remarks>
public sealed class ProgbarLogger : Callback
{
    private readonly Func<double>? _clock;
    private Progbar? _bar;
    private int? _target;
    private int _seen;
    private bool _inFit;
    private ConsoleInterrupt? _interrupt;

    /// <summary>A progress bar on the console.</summary>
    public ProgbarLogger()
    {
    }

    internal ProgbarLogger(Func<double> clock) => _clock = clock;

    internal override bool ActsInFirstProcess => true;

    /// <inheritdoc/>
    public override void SetParams(TrainingParameters parameters)
    {
        base.SetParams(parameters);
        _target = parameters.Steps;
        _inFit = false;
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        _inFit = true;
        _interrupt?.Dispose();
        _interrupt = Params.Verbose == 0 ? null : ConsoleInterrupt.Listen(Model, Output);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Abandon();

    internal override void Abandon()
    {
        _interrupt?.Dispose();
        _interrupt = null;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        Restart();
        if (Params.Verbose != 0 && Params.Epochs > 1)
            Output.Write($"Epoch {epoch + 1}/{Params.Epochs}\n");
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs) => Advance(batch, logs);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => Finish(logs);

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs)
    {
        if (!_inFit)
            Restart();
    }

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        if (!_inFit)
            Advance(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        if (!_inFit)
            Finish(logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => Restart();

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Logs logs) => Advance(batch, null);

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => Finish(null);

    private void Restart()
    {
        _seen = 0;
        _bar = new Progbar(_target, Params.Verbose, statelessMetrics: [], Output, _clock);
    }

    private void Advance(int batch, Logs? logs)
    {
        _seen = batch + 1;
        if (Params.Verbose == 1)
            _bar!.Update(_seen, logs, finalize: false);
    }

    private void Finish(Logs? logs)
    {
        _target ??= _seen;
        _bar!.Target = _target;
        _bar.Update(_target.Value, logs, finalize: true);
    }
}
