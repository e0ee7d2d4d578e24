namespace KerasSharp.Callbacks;

/// <summary>Keeps a backup of the state of training, from which the next <c>Fit</c> goes on if this one is interrupted, even by a
/// kill.</summary>
/// <remarks>Call <c>Fit</c> again with the same model, data and arguments: it goes on at the epoch and batch of the last backup and ends
/// with the weights of a run without interruption. Backed up are the weights, the optimizer, the running metrics, seeds and torch's
/// generator on the CPU, the states of recurrent layers, and what EarlyStopping and its kin have seen; the history begins with the epoch in
/// which training goes on. A stream of batches must give the same batches again. The file is written beside and then renamed, so that there
/// always is a whole one. Source: keras.callbacks.BackupAndRestore.</remarks>
public sealed class BackupAndRestore : Callback
{
    private const string FileName = "latest.safetensors";

    private readonly string _file;
    private readonly SaveFrequency _saveFreq;
    private readonly bool _doubleCheckpoint;
    private readonly bool _deleteCheckpoint;
    private int _epoch;
    private int _batch;
    private int _batchesSinceSaving;
    private bool _due;

    /// <summary>A backup in a folder.</summary>
    /// <param name="backupDir">The folder; it is made when needed and should hold nothing else.</param>
    /// <param name="saveFreq">"epoch", or the number of batches after which to save.</param>
    /// <param name="doubleCheckpoint">Whether the backup before the last is kept too, in case the last is damaged.</param>
    /// <param name="deleteCheckpoint">Whether the backup is deleted when training has come to its end.</param>
    /// <exception cref="ArgumentException">The folder's name is empty.</exception>
    public BackupAndRestore(string backupDir, SaveFrequency saveFreq = default, bool doubleCheckpoint = false, bool deleteCheckpoint = true)
    {
        if (string.IsNullOrEmpty(backupDir))
            throw new ArgumentException("Empty `backupDir` argument passed", nameof(backupDir));
        BackupDir = backupDir;
        _file = Path.Combine(backupDir, FileName);
        _saveFreq = saveFreq;
        _doubleCheckpoint = doubleCheckpoint;
        _deleteCheckpoint = deleteCheckpoint;
    }

    /// <summary>The folder of the backup.</summary>
    public string BackupDir { get; }

    /// <summary>The callbacks of the run, whose state is backed up too.</summary>
    private IReadOnlyList<Callback> Callbacks { get; set; } = [];

    private string Previous => $"{_file}.bkp";

    private string Next => $"{_file}.new";

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The backup is damaged, and there is none before it.</exception>
    /// <exception cref="ArgumentException">The backup is of another model.</exception>
    public override void OnTrainBegin(Logs logs)
    {
        (_epoch, _batch, _batchesSinceSaving, _due) = (0, 0, 0, false);
        RemoveUnfinished();
        if (Load() is not { } state)
            return;
        state.Apply(Model);
        (_epoch, _batch) = (state.Epoch, state.Batch);
        // Other callbacks begin after this one and may change what was restored.
        Model.ResumePoint = new ResumePoint(state.Epoch, state.Batch, () =>
        {
            using (state)
            {
                state.Apply(Model);
                state.Apply(Callbacks);
            }
        });
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        if (epoch != _epoch)
            (_epoch, _batch) = (epoch, 0);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        // With several steps an execution, batches are reported in leaps.
        _batchesSinceSaving += batch + 1 - _batch;
        _batch = batch + 1;
        if (_saveFreq.Batches is { } frequency && _batchesSinceSaving >= frequency)
            SaveSoon();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        (_epoch, _batch) = (epoch + 1, 0);
        if (_saveFreq.Batches is null)
            SaveSoon();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (!IsFirstProcess || !_deleteCheckpoint || !Directory.Exists(BackupDir))
            return;
        RemoveUnfinished();
        File.Delete(Previous);
        File.Delete(Next);
        File.Delete(_file);
        if (!Directory.EnumerateFileSystemEntries(BackupDir).Any())
            Directory.Delete(BackupDir);
    }

    internal override void SetOthers(IReadOnlyList<Callback> all) => Callbacks = all;

    /// <summary>Writes the backup that is due.</summary>
    internal override void AfterAll()
    {
        if (_due)
            Write();
    }

    /// <summary>Saves now, or after the callbacks that come later and have a state of their own.</summary>
    private void SaveSoon()
    {
        if (Callbacks.SkipWhile(callback => callback != this).Any(callback => callback.HasState))
            _due = true;
        else
            Write();
    }

    private void Write()
    {
        _due = false;
        _batchesSinceSaving = 0;
        // All processes have the same state; one file serves them all.
        if (!IsFirstProcess)
            return;
        Directory.CreateDirectory(BackupDir);
        if (!_doubleCheckpoint || !File.Exists(_file))
        {
            TrainingState.Write(_file, Model, _epoch, _batch, Callbacks);
            return;
        }

        TrainingState.Write(Next, Model, _epoch, _batch, Callbacks);
        File.Move(_file, Previous, overwrite: true);
        File.Move(Next, _file);
    }

    /// <summary>The last backup that can be read; null where there is none.</summary>
    private TrainingState? Load()
    {
        try
        {
            if (File.Exists(_file))
                return TrainingState.Read(_file, Model);
        }
        catch (ModelFileException) when (File.Exists(Previous))
        {
            Warnings.Warn($"The backup '{_file}' is damaged; training goes on from the one before it.");
        }

        return File.Exists(Previous) ? TrainingState.Read(Previous, Model) : null;
    }

    /// <summary>Removes what a process left that was killed while it wrote.</summary>
    private void RemoveUnfinished()
    {
        if (!IsFirstProcess)
            return;
        AtomicFile.RemoveOrphans(_file);
        AtomicFile.RemoveOrphans(Next);
    }
}
