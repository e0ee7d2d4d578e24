namespace KerasSharp.Callbacks;

/// <summary>How far a training is; what <see cref="ProgressCallback"/> reports.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of the last epoch.</param>
/// <param name="Step">Steps done of the epoch.</param>
/// <param name="Steps">Steps an epoch; null where the data does not say, in the first epoch.</param>
/// <param name="IsEpochEnd">Whether the epoch is over, and its validation.</param>
/// <param name="Values">Losses and metrics: the running ones, and at an epoch's end its own.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Step, int? Steps, bool IsEpochEnd, IReadOnlyDictionary<string,
    double> Values)
{
    /// <summary>The share of the whole training that is done, 0 to 1; by whole epochs where the number of steps is not known.</summary>
    public double Share => (Epoch - 1 + (IsEpochEnd ? 1 : Steps is > 0 and var steps ? Math.Min(1, (double)Step / steps) : 0)) / Epochs;
}
