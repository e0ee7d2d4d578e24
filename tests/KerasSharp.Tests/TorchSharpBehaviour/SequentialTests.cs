using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Dropout = TorchSharp.Modules.Dropout;
using ReLU = TorchSharp.Modules.ReLU;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class SequentialTests : TorchSharpTests
{
    [Fact]
    public void StepsFollowEachOther()
    {
        using var net = Sequential(("scale", Scale(2)), ("clip", ReLU()), ("again", Scale(-3)));
        Check.Values(net.call(tensor(new[] { 1f, -1f }, [2, 1])), -6, 0);
        Assert.Equal(["scale", "clip", "again"], net.named_children().Select(c => c.name));
        Assert.Equal(["scale.weight", "again.weight"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["scale.weight", "again.weight"], net.state_dict().Keys);
    }

    [Fact]
    public void StepsAreNumberedAndIndexed()
    {
        using var net = Sequential(Scale(2), ReLU()).append(Scale(3));
        Assert.Equal(3, net.Count);
        Assert.Equal(["0", "1", "2"], net.named_modules().Select(m => m.name));
        Assert.IsType<ReLU>(net[1]);
        Assert.Equal(["1", "2"], net[1..].named_children().Select(c => c.name));
        Assert.Equal(["0"], net[(null, 1)].named_children().Select(c => c.name));
        Assert.Throws<IndexOutOfRangeException>(() => net[(0, 4)]);
    }

    [Fact]
    public void AnEmptyOneHandsItsInputOn()
    {
        using var net = Sequential();
        Tensor x = ones(2);
        using (Tensor y = net.call(x))
            Check.Values(y, 1, 1);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void IntermediateResultsAreDisposedOf()
    {
        using var net = Sequential(Scale(2), ReLU(inplace: true), Scale(3), Flatten(0));
        using Tensor x = ones(1, 1);
        Check.LeavesNothing(() =>
        {
            using Tensor y = net.call(x);
            Check.Values(y, 6);
        });
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void ModeTypeAndDisposalReachTheSteps()
    {
        Linear scale = Scale(2);
        Dropout dropout = Dropout(0.9);
        var net = Sequential(scale, dropout);
        net.eval();
        Assert.False(dropout.training);
        net.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, scale.weight.dtype);
        Parameter weight = scale.weight;
        net.Dispose();
        Assert.True(weight.IsInvalid);
    }

    private static Linear Scale(float factor) => Linear(new Parameter(full([1, 1], factor)));
}
