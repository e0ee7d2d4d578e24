namespace KerasSharp.Benchmarks;

/// <summary>The largest resident memory of a whole process that trains on MNIST.</summary>
internal sealed class Memory : Pair
{
    public override string Name => "memory";

    public override string Title => "the `mnist` example, peak resident memory";

    public override string Unit => "mb";

    public override Func<int, double> Ours() => _ => ChildProcess.PeakMemory("mnist-ours");

    public override Func<int, double> ByHand() => _ => ChildProcess.PeakMemory("mnist-by-hand");
}
