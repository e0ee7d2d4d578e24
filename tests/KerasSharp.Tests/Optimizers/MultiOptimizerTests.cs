using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class MultiOptimizerTests
{
    [Fact]
    public void Each_weight_is_changed_by_its_own_optimizer()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new MultiOptimizer(new OptimizerMap(new SGD(1)) { ["a.*"] = new SGD(0.5), ["b"] = new SGD(0.25) });
        var (a, b, c) = (Of("a1", 0), Of("b", 0), Of("c", 0));
        optimizer.Apply([Gradient(1), Gradient(1), Gradient(1)], [a, b, c]);
        optimizer.Apply([Gradient(1), null, Gradient(1)]);
        Assert.Equal([-1f, -0.25f, -2f], [a.Values()[0], b.Values()[0], c.Values()[0]]);
        Assert.Equal(2, optimizer.Iterations);
        // Its own two, and the two of each of the three.
        Assert.Equal(8, optimizer.Variables.Count);
    }

    [Fact]
    public void A_function_may_choose()
    {
        using var scope = NewDisposeScope();
        var (fast, slow) = (new SGD(1), new SGD(0.5));
        using var optimizer = new MultiOptimizer(OptimizerMap.From(variable => variable.Name == "a" ? fast : slow), lossScaleFactor: 2);
        var (a, b) = (Of("a", 0), Of("b", 0));
        optimizer.Apply([Gradient(2), Gradient(2)], [a, b]);
        Assert.Equal([-1f, -0.5f], [a.Values()[0], b.Values()[0]]);
        Assert.Equal([fast, slow], optimizer.Optimizers);
        Assert.Throws<NotSupportedException>(() => optimizer.GetConfig());
    }

    [Fact]
    public void A_gradient_that_does_not_fit_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new MultiOptimizer(new OptimizerMap(new SGD(1)) { ["a"] = new SGD(1) });
        var (a, b) = (Of("a", 1), Of("b", 1));
        optimizer.Build([a, b]);
        Assert.Throws<ArgumentException>(() => optimizer.Apply([Gradient(1), Gradient(1, 2)]));
        Assert.Equal([1f, 1f], [a.Values()[0], b.Values()[0]]);
        Assert.Equal(0, optimizer.Iterations);
    }

    [Fact]
    public void It_trains_a_model_and_comes_back_from_its_config()
    {
        using var scope = NewDisposeScope();
        var optimizer = new MultiOptimizer(new OptimizerMap("adam") { [".*/first/.*"] = new SGD(0.0) });
        using var model = new Sequential([new Input([2]), new Dense(2, name: "first"), new Dense(1)]);
        model.Compile(optimizer: optimizer, loss: "mse");
        using var before = model.Weights[0].Value.clone();
        using var after = model.Weights[2].Value.clone();
        model.Fit(ones(8, 2), ones(8, 1), verbose: 0);
        Assert.True(model.Weights[0].Value.eq(before).all().item<bool>());
        Assert.False(model.Weights[2].Value.eq(after).all().item<bool>());

        using var again = MultiOptimizer.FromConfig(optimizer.GetConfig());
        Assert.Equal(optimizer.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using var optimizer = new MultiOptimizer(new OptimizerMap("sgd"));
        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate);
        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);
        Assert.Throws<ArgumentNullException>(() => new MultiOptimizer(null!));
        Assert.Contains(
            "LossScaleOptimizer", Assert.Throws<ArgumentException>(() => new OptimizerMap(new LossScaleOptimizer("sgd"))).Message);
    }
}
