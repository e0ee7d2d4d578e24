using KerasSharp.Metrics;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

/// <summary>What a compiled model frees, and what is the caller's.</summary>
public sealed class ModelDisposeTests
{
    [Fact]
    public void Disposing_a_model_frees_its_optimizer_and_the_metrics_that_identifiers_named()
    {
        using var given = new MeanAbsoluteError();
        var model = Trained(new Adam(), given);
        var optimizer = model.Optimizer.Variables.Select(variable => variable.Value).ToList();
        var named = model.Metrics.OfType<MeanSquaredError>().Single().Variables.Select(variable => variable.Value).ToList();
        model.Dispose();
        Assert.True(optimizer.Count > 2);
        Assert.All(optimizer.Concat(named), tensor => Assert.True(tensor.IsInvalid));
        using var result = given.Result();
        Assert.True(result.item<float>() > 0);
    }

    [Fact]
    public void Compiling_again_frees_what_identifiers_made_and_leaves_the_callers_optimizer()
    {
        using var optimizer = new Adam();
        using var given = new MeanAbsoluteError();
        using var model = Trained(optimizer, given);
        var named = model.Metrics.OfType<MeanSquaredError>().Single().Variables.Select(variable => variable.Value).ToList();
        model.Compile("adam", "mse");
        Assert.All(named, tensor => Assert.True(tensor.IsInvalid));
        Assert.All(optimizer.Variables, variable => Assert.False(variable.Value.IsInvalid));
        var second = model.Optimizer.Variables.Select(variable => variable.Value).ToList();
        model.Compile(optimizer, "mse");
        Assert.All(second, tensor => Assert.True(tensor.IsInvalid));
        model.Fit(ones(4, 2), ones(4, 1), verbose: 0);
        Assert.Equal(2, optimizer.Iterations);
    }

    private static Sequential Trained(Optimizer optimizer, Metric metric)
    {
        var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(optimizer, "mse", metrics: ["mse", metric]);
        model.Fit(ones(4, 2), zeros(4, 1), verbose: 0);
        return model;
    }
}
