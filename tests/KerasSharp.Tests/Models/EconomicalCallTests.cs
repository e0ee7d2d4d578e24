namespace KerasSharp.Tests.Models;

/// <summary>Large values are freed after their last use and may be written over: nobody sees it but in memory.</summary>
public sealed class EconomicalCallTests
{
    private const long Size = 32;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memory_does_not_grow_with_depth(bool sequential)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Assert.Equal(LiveAtTheEnd(4), LiveAtTheEnd(40));

        long LiveAtTheEnd(int depth)
        {
            var probe = new LiveCount();
            using var model = sequential ? Stack(depth, probe) : Residual(depth, probe);
            using var x = randn(2, Size, Size, 8);
            var outside = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            model.Apply(x).Dispose();
            model.Apply(x).Dispose();
            return probe.Count - outside;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_that_share_memory_or_are_read_again_stay(bool gradients)
    {
        using var scope = NewDisposeScope();
        using var mode = gradients ? null : no_grad();
        var input = new Input([Size, Size, 8]);
        Layer[] layers =
        [
            new BatchNormalization(), new Flatten(), new ReLU(), new Dropout(0.5), new Activation("relu"), new Add(), new ReLU(
                6), new Conv2D(8, 1), new Activation("swish"),
        ];
        var normal = layers[0].Apply(input);
        var flat = layers[1].Apply(normal);
        var relu = layers[2].Apply(normal);
        var same = layers[3].Apply(relu);
        var again = layers[4].Apply(same);
        var sum = layers[5].Apply([again, relu, input])[0];
        var six = layers[6].Apply(sum);
        var conv = layers[7].Apply(sum);
        using var model = new Model([input], [flat, layers[8].Apply(conv), six]);
        var x = randn(2, Size, Size, 8);
        var before = x.clone();
        var found = model.Apply([x], training: false);
        Assert.True(Same(x, before));

        var n = layers[0].Apply(x, training: false);
        var r = n.relu();
        var s = r + r + x;
        Tensor[] expected = [n.flatten(1), nn.functional.silu(layers[7].Apply(s)), nn.functional.relu6(s)];
        Assert.All(found.Zip(expected), pair => Assert.True(Same(pair.First, pair.Second)));
        if (!gradients)
            return;
        var weights = model.TrainableWeights.Select(weight => weight.Value).ToArray();
        var gradient = autograd.grad([found.Select(output => output.sum()).Aggregate((a, b) => a + b)], weights, allow_unused: true);
        var right = autograd.grad([expected.Select(output => output.sum()).Aggregate((a, b) => a + b)], weights, allow_unused: true);
        Assert.All(gradient.Zip(right), pair => Assert.True(pair.First.allclose(pair.Second, 1e-5, 1e-5)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_layer_of_the_users_holds_stays(bool sequential)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Layer[] layers = [new BatchNormalization(), new Keeping(), new Dropout(0.5), new ReLU(), new ReLU(), new AddingKept()];
        Model model;
        if (sequential)
        {
            model = new Sequential([new Input([Size, Size, 8]), .. layers]);
        }
        else
        {
            var input = new Input([Size, Size, 8]);
            model = new Model(input, layers.Aggregate((KerasTensor)input, (value, layer) => layer.Apply(value)));
        }

        using var _ = model;
        var x = randn(2, Size, Size, 8);
        var normal = layers[0].Apply(x, training: false);
        Assert.True(Same(model.Apply(x, training: false), normal.relu() + normal));
    }

    [Fact]
    public void A_layer_of_the_users_may_say_that_it_holds_nothing()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var doubling = new Doubled();
        using var derived = new DerivedDoubled();
        using var wrapping = new TimeDistributed(new Keeping());
        Assert.False(doubling.MayHoldTensors);
        Assert.All<Layer>([derived, wrapping, new Keeping()], layer => Assert.True(layer.MayHoldTensors));
        using var model = new Sequential([new Input([Size, Size, 8]), doubling, new Doubled(), new LiveCount()]);
        using var longer = new Sequential(
            [new Input([Size, Size, 8]), new Doubled(), new Doubled(), new Doubled(), new Doubled(), new LiveCount()]);
        var x = randn(2, Size, Size, 8);
        Assert.Equal(Counted(model, 4), Counted(longer, 16));

        long Counted(Sequential doublings, int factor)
        {
            using var call = NewDisposeScope();
            Assert.True(Same(doublings.Apply(x, training: false), x * factor));
            return ((LiveCount)doublings.Layers[^1]).Count;
        }
    }

    [Fact]
    public void Predictions_of_several_threads_are_right()
    {
        using var model = Residual(6, null);
        using var x = randn(2, Size, Size, 8);
        using var expected = model.Predict(x, verbose: 0);
        Parallel.For(0, 8, _ =>
        {
            using var found = model.Predict(x, verbose: 0);
            Assert.True(found.allclose(expected, 1e-6, 1e-6));
        });
    }

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();

    private static Sequential Stack(int depth, Layer last)
    {
        var model = new Sequential([new Input([Size, Size, 8])]);
        for (var i = 0; i < depth; i++)
        {
            model.Add(new Conv2D(8, 3, padding: "same"));
            model.Add(new BatchNormalization());
            model.Add(new ReLU());
        }

        model.Add(last);
        return model;
    }

    private static Model Residual(int depth, Layer? last)
    {
        var input = new Input([Size, Size, 8]);
        var x = new Conv2D(8, 1).Apply(input);
        for (var i = 0; i < depth; i++)
            x = new Add().Apply([x, new ReLU().Apply(new BatchNormalization().Apply(new Conv2D(8, 3, padding: "same").Apply(x)))]);
        return new Model(input, last is null ? x : last.Apply(x));
    }
}

/// <summary>Counts live tensors when it is called.</summary>
internal sealed partial class LiveCount : Layer
{
    public long Count { get; private set; }

    protected override Tensor Call(Tensor x, bool training)
    {
        Count = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        return x.alias();
    }
}

/// <summary>Keeps what it sees until the end of the call.</summary>
internal sealed partial class Keeping : Layer
{
    [ThreadStatic]
    private static Tensor? kept;

    public static Tensor Kept => kept!;

    public override Shape ComputeOutputShape(Shape input) => input;

    protected override Tensor Call(Tensor x, bool training) => kept = x;
}

/// <summary>Adds what the other layer keeps.</summary>
internal sealed partial class AddingKept : Layer
{
    public override Shape ComputeOutputShape(Shape input) => input;

    protected override Tensor Call(Tensor x, bool training) => x + Keeping.Kept;
}

/// <summary>Doubles its input, and holds nothing of it.</summary>
[HoldsNoTensors]
internal partial class Doubled : Layer
{
    public override Shape ComputeOutputShape(Shape input) => input;

    protected override Tensor Call(Tensor x, bool training) => x * 2;
}

/// <summary>A class derived from one that holds nothing, which says nothing itself.</summary>
internal sealed partial class DerivedDoubled : Doubled
{
}
