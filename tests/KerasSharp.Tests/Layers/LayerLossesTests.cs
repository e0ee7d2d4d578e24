namespace KerasSharp.Tests.Layers;

/// <summary>What a call adds to the loss is there for a training loop of the caller's.</summary>
public sealed class LayerLossesTests
{
    [Fact]
    public void Are_those_of_the_last_call()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential(
            [new Input([3]), new Dense(
            2, kernelInitializer: "ones", activityRegularizer: "l2", kernelRegularizer: "l2", name: "a"), new ActivityRegularization(
            l1: 1)]);
        for (var call = 0; call < 2; call++)
        {
            model.Apply(ones(4, 3), training: true);
            // 0.01 · 8 · 9 / 4, 8 · 3 / 4 and 0.01 · 6.
            Assert.Equal([0.18, 6, 0.06], model.Losses.Select(loss => Math.Round(loss.item<float>(), 5)));
        }

        model.Losses.Aggregate((a, b) => a + b).backward();
        Assert.Equal(0.02 * 3 + 1 + 0.02, model.Weights[0].Value.grad![0, 0].item<float>(), 5);
    }

    [Fact]
    public void Die_with_the_scope_of_the_loop()
    {
        using var model = new Sequential([new Input([3]), new Dense(2, activityRegularizer: "l2")]);
        LiveTensors.AssertSteady(() =>
        {
            using var scope = NewDisposeScope();
            model.Apply(ones(4, 3), training: true);
            model.Losses[0].backward();
            foreach (var weight in model.TrainableWeights)
                weight.Value.grad = null;
        });
    }
}
