namespace KerasSharp.Tests.Layers;

public sealed class TimeDistributedTests
{
    [Fact]
    public void Steps_as_one_batch_are_the_steps_one_by_one()
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(3, "relu");
        using var layer = new TimeDistributed(dense);
        var x = rand(2, 4, 5);
        var y = layer.Apply(x);
        for (var t = 0; t < 4; t++)
            Assert.True(y.select(1, t).allclose(dense.Apply(x.select(1, t)), atol: 1e-6));
    }

    [Fact]
    public void Each_step_trains_a_batch_normalization_by_itself()
    {
        using var scope = NewDisposeScope();
        using var inner = new BatchNormalization(momentum: 0);
        using var layer = new TimeDistributed(inner);
        // The last step alone decides the moving mean.
        layer.Apply(stack([zeros(4, 2), full([4, 2], 5, ScalarType.Float32)], 1), training: true);
        Assert.Equal(5, inner.NonTrainableWeights[0].Value.mean().item<float>());
    }

    /// <summary>Keras calls the layer past its own call: a penalty on its output does not count, one further within does.</summary>
    [Fact]
    public void Only_penalties_within_the_layer_count()
    {
        using var scope = NewDisposeScope();
        var x = ones(5, 4, 3);
        using var layer = new TimeDistributed(new Dense(2, activityRegularizer: "l2"));
        layer.Apply(x, training: true);
        Assert.Empty(layer.Losses);
        using var model = new TimeDistributed(new Sequential([new Dense(2, activityRegularizer: "l2")]));
        model.Apply(x, training: true);
        Assert.Equal(4, model.Losses.Count);
    }

    [Fact]
    public void Bad_inputs_are_named()
    {
        using var scope = NewDisposeScope();
        using var layer = new TimeDistributed(new Dense(2), name: "steps");
        Assert.Contains("\"steps\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3))).Message);
        Assert.Contains(
            "(2, 4)", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3, 4), mask: ones(2, 4, ScalarType.Bool))).Message);
    }
}
