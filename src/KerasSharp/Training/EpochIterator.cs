using KerasSharp.Data;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Hands out the batches of one epoch after the other. Source: keras.src.trainers.epoch_iterator.</summary>
internal sealed class EpochIterator(BatchSource source, int? stepsPerEpoch = null) : IDisposable
{
    private IEnumerator<Batch>? _current;
    private int _epoch;
    private int _step;
    private int _seen;
    private int? _counted;

    /// <summary>Steps an epoch; null before someone knows.</summary>
    public int? Steps => stepsPerEpoch ?? source.Steps ?? _counted;

    /// <summary>Starts an epoch. With a number of steps given, it goes on where the last one stopped.</summary>
    public void Begin()
    {
        _epoch++;
        _step = 0;
        if (_current is null || stepsPerEpoch is null)
            Restart();
    }

    /// <summary>The next batch, null after the last. What is made for it belongs to the caller's dispose scope.</summary>
    public Batch? Next()
    {
        if (_step == stepsPerEpoch)
            return null;
        if (_seen < (source.Steps ?? int.MaxValue) && _current!.MoveNext())
        {
            _step++;
            _seen++;
            return _current.Current;
        }

        if (stepsPerEpoch is not null)
            Warnings.Warn("Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at least `stepsPerEpoch * epochs` batches.");
        if (source.Steps is not null)
            LoaderSeed.Draw();
        else
            _counted = _seen;
        Close();
        return null;
    }

    public void Dispose() => Close();

    private void Restart()
    {
        Close();
        LoaderSeed.Draw();
        _current = source.Epoch(_epoch).GetEnumerator();
        _seen = 0;
    }

    private void Close()
    {
        _current?.Dispose();
        _current = null;
    }

    /// <summary>torch's data loader takes one 64-bit draw from the global generator each time it starts; so do we, that seeded runs agree.</summary>
    internal static class LoaderSeed
    {
        public static void Draw() => rand(1, ScalarType.Float64, CPU).Dispose();
    }
}
