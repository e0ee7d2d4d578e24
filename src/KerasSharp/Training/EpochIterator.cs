namespace KerasSharp.Training;

/// <summary>Hands out the batches of one epoch after the other. Source: keras.src.trainers.epoch_iterator.</summary>
/// <remarks>Executions of several steps are full as long as there is data, even where the epoch's number of steps is no multiple of
/// theirs.</remarks>
internal sealed class EpochIterator(BatchSource source, int? stepsPerEpoch = null, int stepsPerExecution = 1, int countedEpochs = 0)
    : IDisposable
{
    private IEnumerator<Batch>? _current;
    private int _epoch = countedEpochs;
    private int _step;
    private int _seen;
    private int? _counted;
    private bool _drawn;

    /// <summary>Steps an epoch; null before someone knows.</summary>
    public int? Steps => stepsPerEpoch ?? source.Steps ?? _counted;

    /// <summary>Starts an epoch. With a number of steps given, it goes on where the last one stopped.</summary>
    public void Begin()
    {
        _epoch++;
        _step = 0;
        source.BeginEpoch();
        if (_current is null || stepsPerEpoch is null)
            Restart();
    }

    /// <summary>Goes to where the given number of epochs would have led. Epochs that start their data again are only counted, others are
    /// read.</summary>
    public void Skip(int epochs)
    {
        if (stepsPerEpoch is null)
        {
            _epoch += epochs;
            return;
        }

        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Begin();
            while (true)
            {
                using var scope = NewDisposeScope();
                if (Next() is null)
                    break;
            }
        }
    }

    /// <summary>The next batch, null after the last. What is made for it belongs to the caller's dispose scope.</summary>
    public Batch? Next()
    {
        var batch = TakeNext();
        if (batch is null)
            source.EndEpoch();
        return batch;
    }

    public void Dispose() => Close();

    private Batch? TakeNext()
    {
        if (_step >= stepsPerEpoch && _step % stepsPerExecution == 0)
        {
            if (_seen == source.Steps)
                RestartLater();
            return null;
        }

        if (_seen < (source.Steps ?? int.MaxValue) && _current!.MoveNext())
        {
            _step++;
            _seen++;
            return _current.Current;
        }

        // A stream that can be read only once gives an empty second epoch.
        if (stepsPerEpoch is not null || _step == 0)
            Warnings.Warn(
                "Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at least "
                + "`stepsPerEpoch * epochs` batches.");
        // Keras counts an epoch whose last execution is cut short twice: the next order is that of the epoch after the next.
        if (_step % stepsPerExecution != 0)
            _epoch++;
        _counted = _seen;
        if (source.Steps is null)
            Close();
        else
            RestartLater();
        return null;
    }

    private void Restart()
    {
        Close();
        if (!_drawn || stepsPerEpoch is null)
            LoaderSeed.Draw();
        _drawn = false;
        _current = source.Epoch(_epoch).GetEnumerator();
        _seen = 0;
    }

    /// <summary>Keras starts the next loader at once; the data begins with the next epoch.</summary>
    private void RestartLater()
    {
        LoaderSeed.Draw();
        _drawn = true;
        Close();
    }

    private void Close()
    {
        _current?.Dispose();
        _current = null;
    }

    /// <summary>torch's data loader takes one 64-bit draw from the global generator each time it starts; so do we, that seeded runs
    /// agree.</summary>
    internal static class LoaderSeed
    {
        public static void Draw() => rand(1, ScalarType.Float64, CPU).Dispose();
    }
}
