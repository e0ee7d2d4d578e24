namespace KerasSharp.Tests.Layers;

public sealed class TorchModuleWrapperTests
{
    [Fact]
    public void AnOptimizerTrainsTheModulesOwnParameters()
    {
        using var scope = NewDisposeScope();
        var inner = nn.Linear(3, 1);
        using var layer = new TorchModuleWrapper(nn.Sequential(("first", inner), ("second", nn.Linear(1, 1))));
        Assert.Equal(["first.weight", "first.bias", "second.weight", "second.bias"], layer.Weights.Select(weight => weight.Name));
        using var model = new Sequential([new Input(3), layer]);
        model.Compile("sgd", "mse");
        var before = inner.weight!.clone();
        var x = rand(16, 3);
        model.Fit(x, x.sum(1L, keepdim: true), epochs: 20, verbose: 0);
        Assert.False(inner.weight!.allclose(before));
        Assert.True(inner.weight.allclose(layer.Weights[0].Value));
        Assert.True(layer.Apply(x).allclose(layer.Module.forward(x)));
    }

    [Fact]
    public void BuffersAreWeightsThatDoNotTrainAndTheModeFollowsTheCall()
    {
        using var scope = NewDisposeScope();
        var counter = new Counter();
        using var layer = new TorchModuleWrapper(counter);
        Assert.Equal(["scale"], layer.TrainableWeights.Select(weight => weight.Name));
        Assert.Equal(["calls"], layer.NonTrainableWeights.Select(weight => weight.Name));
        var x = rand(8, 2);
        layer.Apply(x);
        Assert.Equal(0f, layer.NonTrainableWeights[0].Value.item<float>());
        layer.Apply(x, training: true);
        Assert.Equal(1f, layer.NonTrainableWeights[0].Value.item<float>());
        Assert.True(counter.training);
        layer.Trainable = false;
        Assert.Empty(layer.TrainableWeights);
        Assert.False(counter.Scale.requires_grad);
        layer.SetWeights([tensor(new[] { 3f }), tensor(7f)]);
        Assert.True(layer.Apply(x).allclose(x * 3));
        Assert.False(counter.training);
    }

    [Fact]
    public void KnowsItsShapeAndHasNoConfig()
    {
        using var layer = new TorchModuleWrapper(nn.Linear(3, 5), name: "linear");
        Assert.Equal([null, 5], layer.ComputeOutputShape((Shape)(null, 3)));
        using var told = new TorchModuleWrapper(nn.Linear(3, 5), outputShape: (null, 5));
        Assert.Equal([null, 5], told.ComputeOutputShape((2, 3)));
        Rejects.With<NotSupportedException>("linear", layer.GetConfig);
    }

    /// <summary>Scales its input, and counts the calls of training in a buffer.</summary>
    private sealed class Counter : nn.Module<Tensor, Tensor>
    {
        private readonly Tensor _calls = zeros([]);

        public Counter()
            : base(nameof(Counter))
        {
            register_parameter("scale", Scale);
            register_buffer("calls", _calls);
        }

        public TorchSharp.Modules.Parameter Scale { get; } = new(ones(1));

        public override Tensor forward(Tensor input)
        {
            if (training)
                _calls.add_(1);
            return input * Scale;
        }
    }
}
