namespace KerasSharp.Benchmarks;

/// <summary>The forward pass of a network for images, beside the same network in TorchSharp's torchvision.</summary>
internal abstract class NetworkPair : Pair
{
    /// <summary>How many images at once.</summary>
    protected abstract int BatchSize { get; }

    public override int Steps => BatchSize == 1 ? 10 : 2;

    /// <summary>The KerasSharp network.</summary>
    protected abstract Model Keras();

    /// <summary>The same of TorchSharp's modules.</summary>
    protected abstract nn.Module<Tensor, Tensor> Torch();

    public override Func<int, double> Ours()
    {
        var (model, x) = (Keras(), Images());
        WarmUp(() => model.Apply(x, training: false));
        return steps => Time(() => Repeat(steps, () => model.Apply(x, training: false)));
    }

    public override Func<int, double> ByHand()
    {
        var (model, x) = (Torch(), Images().permute(0, 3, 1, 2));
        model.eval();
        WarmUp(() => model.call(x));
        return steps => Time(() => Repeat(steps, () => model.call(x)));
    }

    private Tensor Images() => rand(BatchSize, 224, 224, 3);

    // What is compiled is compiled again, faster, after some tens of calls.
    private void WarmUp(Func<Tensor> work) => Repeat(BatchSize == 1 ? 200 : 10, work);

    private static void Repeat(int steps, Func<Tensor> work)
    {
        using var mode = no_grad();
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            work();
        }
    }
}
