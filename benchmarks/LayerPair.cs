namespace KerasSharp.Benchmarks;

/// <summary>Calls of a single layer, with the gradients of its weights and input where asked.</summary>
internal abstract class LayerPair : Pair
{
    public override int Steps => 50;

    protected virtual bool Backward => true;

    protected abstract Tensor Input();

    /// <summary>What calls the layer on the input.</summary>
    protected abstract Func<Tensor, Tensor> Layer(Tensor input);

    /// <summary>What computes the same by hand.</summary>
    protected abstract Func<Tensor, Tensor> Torch(Tensor input);

    public override Func<int, double> Ours() => Repeat(Layer);

    public override Func<int, double> ByHand() => Repeat(Torch);

    private Func<int, double> Repeat(Func<Tensor, Func<Tensor, Tensor>> make)
    {
        var input = Input();
        if (Backward)
            input.requires_grad_(true);
        var call = make(input);
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                using var mode = Backward ? null : no_grad();
                var output = call(input);
                if (Backward)
                    output.sum().backward();
            }
        });
    }
}
