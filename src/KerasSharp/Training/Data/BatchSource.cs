namespace KerasSharp.Training;

/// <summary>Where the batches of an epoch come from.</summary>
internal abstract class BatchSource : IDisposable
{
    /// <summary>Batches an epoch; null where it is unknown before the end.</summary>
    public abstract int? Steps { get; }

    /// <summary>The batches of an epoch, counted from 1. What is made for a batch belongs to the dispose scope in which the caller asked
    /// for it.</summary>
    public abstract IEnumerable<Batch> Epoch(int number);

    /// <summary>Called before each epoch.</summary>
    public virtual void BeginEpoch()
    {
    }

    /// <summary>Called after each epoch that is not broken off.</summary>
    public virtual void EndEpoch()
    {
    }

    /// <summary>A batch like those to come, to build a model with; null where looking would use it up.</summary>
    public virtual Batch? Peek() => null;

    /// <summary>Labels that stand for all of each target, to be checked before the first step; none where nobody knows them
    /// before.</summary>
    public virtual IEnumerable<Tensor> LabelsToCheck => [];

    /// <summary>Frees what the source made.</summary>
    public virtual void Dispose()
    {
    }
}
