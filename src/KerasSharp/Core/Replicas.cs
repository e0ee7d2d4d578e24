using System.Diagnostics.CodeAnalysis;

namespace KerasSharp.Core;

/// <summary>The processes that train one model together. They run the same program and call the same methods in the same order; each call
/// ends when all have made it.</summary>
/// <remarks>What carries the numbers between them is not known here.</remarks>
internal abstract class Replicas
{
    private static volatile Replicas? current;

    /// <summary>The processes that models are trained in; null for this one alone.</summary>
    public static Replicas? Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Which of them this is, counted from 0. The first writes files and prints.</summary>
    public abstract int Rank { get; }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Whether each is given the whole of a batch and takes its share of the rows; else each is given rows of its own, which make
    /// one batch.</summary>
    public bool SharesBatches { get; init; } = true;

    /// <summary>Adds up a tensor over all processes, in place.</summary>
    /// <param name="tensor">float32, float64 or int64, of the same shape everywhere.</param>
    public void Sum(Tensor tensor) => InMemory(tensor, SumInMemory);

    /// <summary>Takes over the first process's values.</summary>
    /// <param name="tensor">Any type, of the same shape everywhere.</param>
    public void Broadcast(Tensor tensor) => InMemory(tensor, BroadcastInMemory);

    /// <summary>Each process's bits, combined by "or".</summary>
    public abstract int Or(int bits);

    /// <summary>Each process's number, by rank.</summary>
    public abstract long[] Gather(long number);

    /// <summary>Each process's text, by rank.</summary>
    public abstract string[] Gather(string text);

    /// <summary>Ends all processes, as one of them cannot go on: the others would wait for it for ever.</summary>
    [DoesNotReturn]
    public abstract void Abort(Exception reason);

    /// <summary>Adds up a contiguous tensor of the CPU.</summary>
    protected abstract void SumInMemory(Tensor tensor);

    /// <summary>Takes over the first process's values of a contiguous tensor of the CPU.</summary>
    protected abstract void BroadcastInMemory(Tensor tensor);

    private static void InMemory(Tensor tensor, Action<Tensor> meet)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (tensor.device_type == TorchSharp.DeviceType.CPU && tensor.is_contiguous())
        {
            meet(tensor);
            return;
        }

        var copy = tensor.cpu().contiguous();
        meet(copy);
        tensor.copy_(copy);
    }
}
