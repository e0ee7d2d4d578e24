namespace KerasSharp.Callbacks;

/// <summary>Saves the model, or its weights, while it is trained.</summary>
/// <remarks>The path may have placeholders: <c>model-{epoch:02d}-{val_loss:.2f}.keras</c>. A file is written beside and then renamed, so
/// that it is never half there. Source: keras.callbacks.ModelCheckpoint.</remarks>
public sealed class ModelCheckpoint : MonitorCallback
{
    private static readonly string[] WeightFiles = [".weights.h5", ".h5", ".safetensors"];

    private readonly string _filepath;
    private readonly bool _saveWeightsOnly;
    private readonly int _verbose;
    private readonly bool _saveBestOnly;
    private readonly SaveFrequency _saveFreq;
    private int _epoch;
    private int _batches;
    private int? _lastBatch;

    /// <summary>A callback that saves.</summary>
    /// <param name="filepath">Where to: it ends in <c>.keras</c>, or for weights alone in <c>.weights.h5</c>, <c>.h5</c> or
    /// <c>.safetensors</c>.</param>
    /// <param name="monitor">The name in the logs of the value that says which epoch is best.</param>
    /// <param name="verbose">1 prints what happens, 0 nothing.</param>
    /// <param name="saveBestOnly">Whether only an epoch that is better than all before is saved.</param>
    /// <param name="saveWeightsOnly">Whether weights are saved and not the whole model.</param>
    /// <param name="mode">Whether less or more is better; auto asks the metric.</param>
    /// <param name="saveFreq">"epoch", or the number of batches after which to save.</param>
    /// <param name="initialValueThreshold">What the first value must be better than to be saved.</param>
    /// <exception cref="ArgumentException">The path ends in something else.</exception>
    public ModelCheckpoint(
        string filepath, string monitor = "val_loss", int verbose = 0, bool saveBestOnly = false, bool saveWeightsOnly = false,
        MonitorMode mode = default, SaveFrequency saveFreq = default, double? initialValueThreshold = null)
        : base(monitor, mode, initialValueThreshold)
    {
        ArgumentNullException.ThrowIfNull(filepath);
        if (saveWeightsOnly && !Array.Exists(WeightFiles, extension => filepath.EndsWith(extension, StringComparison.Ordinal)))
            throw new ArgumentException(
                "When using `saveWeightsOnly: true` in `ModelCheckpoint`, the filepath provided must end in `.weights.h5`, `.h5` or "
                + $"`.safetensors`. Received: filepath={filepath}", nameof(filepath));
        if (!saveWeightsOnly && !filepath.EndsWith(".keras", StringComparison.Ordinal))
            throw new ArgumentException(
                $"The filepath provided must end in `.keras` (Keras model format). Received: filepath={filepath}", nameof(filepath));
        _filepath = filepath;
        _saveWeightsOnly = saveWeightsOnly;
        _verbose = verbose;
        _saveBestOnly = saveBestOnly;
        _saveFreq = saveFreq;
    }

    internal override bool ActsInFirstProcess => true;

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => _epoch = epoch;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (_saveFreq.Batches is not { } batches)
            return;
        // With several steps an execution, batches are reported in leaps.
        _batches += _lastBatch is { } last && batch > last ? batch - last : batch + 1;
        _lastBatch = batch;
        if (_batches < batches)
            return;
        _batches = 0;
        Save(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (_saveFreq.Batches is null)
            Save(null, logs);
    }

    internal override void Save(CallbackState state)
    {
        base.Save(state);
        (state["batches"], state["last_batch"]) = (_batches, _lastBatch);
    }

    internal override void Restore(CallbackState state)
    {
        base.Restore(state);
        (_batches, _lastBatch) = (state.Integer("batches"), (int?)state["last_batch"]);
    }

    private void Save(int? batch, Logs logs)
    {
        var values = logs.ToDictionary();
        values["epoch"] = _epoch + 1;
        if (batch is not null)
            values["batch"] = batch.Value + 1;
        var path = FilePath(values);
        if (!ShouldSave(logs, path))
            return;
        if (Directory.Exists(path))
            throw new IOException(
                $"Please specify a non-directory filepath for ModelCheckpoint. Filepath used is an existing directory: {path}");
        if (_saveWeightsOnly)
            Model.SaveWeights(path);
        else
            Model.Save(path);
        if (_verbose > 0)
            Print($"finished saving model to {path}");
    }

    private string FilePath(IReadOnlyDictionary<string, double> values)
    {
        try
        {
            return PythonText.Fill(_filepath, values);
        }
        catch (KeyNotFoundException e)
        {
            throw new KeyNotFoundException($"Failed to format this callback filepath: \"{_filepath}\". Reason: {e.Message}", e);
        }
    }

    private bool ShouldSave(Logs logs, string path)
    {
        if (!_saveBestOnly)
        {
            if (_verbose > 0)
                Print($"saving model to {path}");
            return true;
        }

        if (!logs.TryGetValue(Monitor, out var current))
        {
            Warnings.Warn($"Can save best model only with {Monitor} available.");
            return true;
        }

        var best = Best is { } value ? PythonText.Fixed(value, 5) : "None";
        var better = IsImprovement(current, Best);
        if (_verbose > 0)
            Print(
                better
                ? $"{Monitor} improved from {best} to {PythonText.Fixed(current, 5)}, saving model to {path}"
                : $"{Monitor} did not improve from {best}");
        if (better)
            Best = current;
        return better;
    }

    private void Print(string message) => Output.WriteLine($"\nEpoch {_epoch + 1}: {message}");
}
