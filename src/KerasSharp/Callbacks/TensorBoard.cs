using KerasSharp.Callbacks.Events;

namespace KerasSharp.Callbacks;

/// <summary>Writes event files that TensorBoard shows: losses and metrics, histograms of weights, the model, embeddings.</summary>
/// <remarks>Look at them with <c>tensorboard --logdir=logs</c>. Values of training go to the folder <c>train</c>, those of validation and
/// evaluation to <c>validation</c>; an evaluation is written against the optimizer's iterations too. Profiling is not available, as in
/// Keras on torch. Embedded vectors are written as text (TSV), which the projector reads. Source: keras.callbacks.TensorBoard.</remarks>
public sealed class TensorBoard : Callback
{
    private readonly string _logDir;
    private readonly int _histogramFreq;
    private readonly bool _writeGraph;
    private readonly bool _writeImages;
    private readonly bool _writeStepsPerSecond;
    private readonly UpdateFrequency _updateFreq;
    private readonly int _embeddingsFreq;
    private readonly EmbeddingsMetadata? _embeddingsMetadata;
    private readonly Dictionary<string, EventFile> _files = [];
    private readonly System.Diagnostics.Stopwatch _batchClock = new();
    private readonly System.Diagnostics.Stopwatch _epochClock = new();
    private long _batches;
    private long _iterationsBefore;
    private bool _inFit;

    /// <summary>A callback that writes event files.</summary>
    /// <param name="logDir">The folder for the files; no other callback should write there.</param>
    /// <param name="histogramFreq">Number of epochs after which the weights are written as histograms; 0 for never.</param>
    /// <param name="writeGraph">Whether the model is written, where it is made of layers (Sequential or functional).</param>
    /// <param name="writeImages">Whether weights are written as images too, with the histograms.</param>
    /// <param name="writeStepsPerSecond">Whether the speed is written.</param>
    /// <param name="updateFreq">"epoch", "batch", or the number of batches after which values are written too.</param>
    /// <param name="profileBatch">Must be 0: profiling is not available.</param>
    /// <param name="embeddingsFreq">Number of epochs after which the vectors of embedding layers are written; 0 for never.</param>
    /// <param name="embeddingsMetadata">Files with the labels of the vectors; null for none.</param>
    /// <exception cref="ArgumentException">Profiling is asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is below 0.</exception>
    public TensorBoard(
        string logDir = "logs", int histogramFreq = 0, bool writeGraph = true, bool writeImages = false, bool writeStepsPerSecond = false,
        UpdateFrequency updateFreq = default, int profileBatch = 0, int embeddingsFreq = 0, EmbeddingsMetadata? embeddingsMetadata = null)
    {
        if (profileBatch != 0)
            throw new ArgumentException(
                $"Profiling is not yet available with the torch backend. Received: profileBatch={profileBatch} (must be 0)",
                nameof(profileBatch));
        _logDir = logDir ?? throw new ArgumentNullException(nameof(logDir));
        _histogramFreq = Guard.NotNegative(histogramFreq);
        _writeGraph = writeGraph;
        _writeImages = writeImages;
        _writeStepsPerSecond = writeStepsPerSecond;
        _updateFreq = updateFreq;
        _embeddingsFreq = Guard.NotNegative(embeddingsFreq);
        _embeddingsMetadata = embeddingsMetadata;
    }

    internal override bool ActsInFirstProcess => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A file of labels is given for a layer that is no embedding of the model.</exception>
    public override void SetModel(Model model)
    {
        base.SetModel(model);
        Close();
        if (_writeGraph && model.Layers.Count > 0 && model.GetType().Namespace == typeof(Model).Namespace)
            WriteModel(model);
        if (_embeddingsFreq > 0)
            ProjectorFiles.Configure(_logDir, model, _embeddingsMetadata);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        (_batches, _iterationsBefore, _inFit) = (0, 0, true);
        _ = Train();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Abandon();

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        if (Model.IsCompiled)
        {
            foreach (var (name, value) in logs)
                Validation().Write(SummaryValue.Scalar($"evaluation_{name}_vs_iterations", value), Model.Optimizer.Iterations);
        }

        if (!_inFit)
            Close();
    }

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        _batches++;
        _batchClock.Restart();
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (_updateFreq.Batches is not { } frequency || _batches % frequency != 0)
            return;
        if (_writeStepsPerSecond)
            Train().Write(SummaryValue.Scalar("batch_steps_per_second", 1 / _batchClock.Elapsed.TotalSeconds), _batches);
        foreach (var (name, value) in logs)
            Train().Write(SummaryValue.Scalar($"batch_{name}", value), _batches);
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        _iterationsBefore = Model.Optimizer.Iterations;
        _epochClock.Restart();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        WriteLogs(epoch, logs);
        if (_histogramFreq > 0 && epoch % _histogramFreq == 0)
            WriteWeights(epoch);
        if (_embeddingsFreq > 0 && epoch % _embeddingsFreq == 0)
            ProjectorFiles.Write(_logDir, Model);
        foreach (var file in _files.Values)
            file.Flush();
    }

    internal override void Abandon()
    {
        _inFit = false;
        Close();
    }

    private EventFile Train() => File("train");

    private EventFile Validation() => File("validation");

    private EventFile File(string folder) =>
        _files.TryGetValue(folder, out var file) ? file : _files[folder] = new EventFile(Path.Combine(_logDir, folder));

    private void Close()
    {
        foreach (var file in _files.Values)
            file.Dispose();
        _files.Clear();
    }

    private void WriteModel(Model model)
    {
        string json;
        try
        {
            json = model.ToJson();
        }
        catch (Exception e) when (e is ConfigException or NotSupportedException)
        {
            Warnings.Warn($"Model failed to serialize as JSON. Ignoring... {e.Message}");
            return;
        }

        Train().Write(SummaryValue.KerasModel("keras", json), 0);
    }

    private void WriteLogs(int epoch, Logs logs)
    {
        const string Prefix = "val_";
        if (logs.Count == 0)
            return;
        var training = logs.Where(pair => !pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && pair.Key != "learning_rate").ToList();
        training.Add(new("learning_rate", Model.Optimizer.LearningRate.Value));
        if (_writeStepsPerSecond)
            training.Add(new("steps_per_second", (Model.Optimizer.Iterations - _iterationsBefore) / _epochClock.Elapsed.TotalSeconds));
        foreach (var (name, value) in training)
            Train().Write(SummaryValue.Scalar($"epoch_{name}", value), epoch);
        foreach (var (name, value) in logs.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal)))
            Validation().Write(SummaryValue.Scalar($"epoch_{name[Prefix.Length..]}", value), epoch);
    }

    private void WriteWeights(int epoch)
    {
        foreach (var weight in Model.Layers.SelectMany(layer => layer.Weights))
        {
            using var scope = NewDisposeScope();
            var value = weight.Value.detach().to(ScalarType.Float32).cpu().contiguous();
            Train().Write(SummaryValue.Histogram($"{weight.Path}/histogram", value.ToHost<float>()), epoch);
            if (_writeImages)
                WriteImage(weight.Path, value.squeeze(), epoch);
        }
    }

    /// <summary>A weight of up to three axes as grey images; what cannot be one is left out.</summary>
    private void WriteImage(string path, Tensor value, int epoch)
    {
        var image = value.Dimensions switch
        {
            1 => value.reshape(1, value.shape[0], 1, 1),
            2 when value.shape[0] > value.shape[1] => value.t().unsqueeze(0).unsqueeze(-1),
            2 => value.unsqueeze(0).unsqueeze(-1),
            3 when KerasConfig.ImageDataFormat == DataFormat.ChannelsLast => value.permute(2, 0, 1).unsqueeze(-1),
            3 => value.unsqueeze(-1),
            _ => value,
        };
        if (image.shape is not [var number, var height, var width, 1 or 3 or 4])
            return;
        var pixels = image.ToHost<float>();
        Train().Write(SummaryValue.Images($"{path}/image", pixels, (int)number, (int)height, (int)width, (int)image.shape[3]), epoch);
    }
}
