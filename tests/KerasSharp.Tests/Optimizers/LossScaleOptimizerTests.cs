using System.Text.RegularExpressions;
using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class LossScaleOptimizerTests
{
    [Fact]
    public void The_scale_grows_while_gradients_are_finite_and_falls_when_one_is_not()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new LossScaleOptimizer(new SGD(1), initialScale: 8, dynamicGrowthSteps: 2);
        var weight = Of("w", 0);
        Assert.Equal(24, optimizer.ScaleLoss(tensor(3f)).item<float>());
        optimizer.Build([weight]);
        var scales = new List<double>();
        foreach (var gradient in new[] { 8, 8, float.NaN, float.PositiveInfinity, 4 })
        {
            optimizer.Apply([Gradient(gradient)]);
            scales.Add(optimizer.Scale);
        }

        Assert.Equal([8, 16, 8, 4, 4], scales);
        Assert.Equal([-3f], weight.Values());
        Assert.Equal(3, optimizer.Iterations);
    }

    [Fact]
    public void Settings_go_to_the_inner_optimizer()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new LossScaleOptimizer(new SGD(1, weightDecay: 0.5, lossScaleFactor: 4));
        Assert.Null(optimizer.InnerOptimizer.LossScaleFactor);
        optimizer.ExcludeFromWeightDecay(varNames: ["w"]);
        optimizer.LearningRate = 0.25;
        Assert.Equal(0.25, optimizer.InnerOptimizer.LearningRate.Value);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(32768)]);
        Assert.Equal([0.75f], weight.Values());
    }

    [Fact]
    public void A_gradient_that_does_not_fit_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new LossScaleOptimizer(new SGD(1), dynamicGrowthSteps: 1);
        optimizer.Build([Of("w", 1)]);
        Assert.Throws<ArgumentException>(() => optimizer.Apply([Gradient(1, 2)]));
        Assert.Equal(32768, optimizer.Scale);
    }

    /// <summary>Source: the files that keras.optimizers.LossScaleOptimizer writes; its build runs without Keras's tracking of
    /// attributes.</summary>
    [Fact]
    public void What_is_not_a_slot_of_the_inner_optimizer_is_not_listed()
    {
        using var scope = NewDisposeScope();
        using var nadam = new LossScaleOptimizer(new Nadam(1), initialScale: 8);
        using var adafactor = new LossScaleOptimizer(new Adafactor(1), initialScale: 8);
        var (one, other) = (Of("w", 1), Of("w", 1));
        nadam.Build([one]);
        adafactor.Build([other]);
        string[] own =
            ["loss_scale_optimizer/iteration", "loss_scale_optimizer/learning_rate", "loss_scale_optimizer/step_counter",
            "loss_scale_optimizer/dynamic_scale"];
        Assert.Equal(
            [.. own, "nadam/iteration", "nadam/learning_rate", "nadam/w_momentum", "nadam/w_velocity"], nadam.Variables.Select(Unnumbered));
        Assert.Equal(
            [.. own, "adafactor/iteration", "adafactor/learning_rate", "adafactor/w_velocity"], adafactor.Variables.Select(Unnumbered));
        nadam.Apply([Gradient(8)]);
        Assert.NotEqual([1f], one.Values());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new LossScaleOptimizer(null!));
        Assert.Contains("initialScale=0", Assert.Throws<ArgumentOutOfRangeException>(() => new LossScaleOptimizer("sgd", 0)).Message);
        Assert.Contains(
            "dynamicGrowthSteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new LossScaleOptimizer("sgd", dynamicGrowthSteps: 0)).Message);
    }

    private static string Unnumbered(Variable variable) => Regex.Replace(variable.Path, "_[0-9]+/", "/");
}
