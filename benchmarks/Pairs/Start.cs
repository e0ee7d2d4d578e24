namespace KerasSharp.Benchmarks;

/// <summary>Whole processes, from their start to the end of a first training.</summary>
internal sealed class Start : Pair
{
    public override string Name => "start";

    public override string Title => "process start to first finished Fit of a Dense model";

    public override Func<int, double> Ours() => _ => ChildProcess.Time("start-ours");

    public override Func<int, double> ByHand() => _ => ChildProcess.Time("start-by-hand");
}
