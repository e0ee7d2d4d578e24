namespace KerasSharp.Tests.Layers;

public sealed class LSTMTests
{
    [Fact]
    public void The_forget_gate_starts_at_one()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2);
        layer.EnsureBuilt((1, 2, 3));
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 0f, 0f], layer.Weights[2].Value.data<float>().ToArray());
    }

    [Fact]
    public void Its_policy_reaches_the_cell()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2, returnState: true) { DType = "float64" };
        var outputs = layer.Apply([rand(1, 2, 3)]);
        Assert.All(outputs, output => Assert.Equal(ScalarType.Float64, output.dtype));
        Assert.All(layer.Weights, weight => Assert.Equal(ScalarType.Float64, weight.DType));
    }

    [Fact]
    public void A_mixed_policy_computes_in_half_precision()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2) { DType = "mixed_bfloat16" };
        using var exact = new LSTM(2);
        var x = rand(2, 3, 4);
        var y = layer.Apply(x);
        Assert.Equal(ScalarType.BFloat16, y.dtype);
        Assert.All(layer.Weights, weight => Assert.Equal(ScalarType.Float32, weight.DType));
        exact.EnsureBuilt((2, 3, 4));
        exact.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.True(y.to_type(ScalarType.Float32).allclose(exact.Apply(x), rtol: 0.05, atol: 0.02));
    }

    [Fact]
    public void Frozen_it_has_no_trainable_weights()
    {
        using var layer = new LSTM(2) { Trainable = false };
        layer.EnsureBuilt((1, 2, 3));
        Assert.Empty(layer.TrainableWeights);
        Assert.Equal(3, layer.NonTrainableWeights.Count);
    }

    [Fact]
    public void Recurrent_dropout_draws_in_inference_too()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2, dropout: 0.5, recurrentDropout: 0.5, seed: 1);
        layer.Apply(rand(2, 3, 4));
        // Four masks for the inputs, four for the states.
        Assert.Equal((1, 8), ((LSTMCell)layer.Cell).SeedGenerator.State);
    }

    [Fact]
    public void Dropout_changes_from_call_to_call_and_not_within_one()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(8, dropout: 0.5, seed: 1);
        var x = ones(2, 3, 16);
        var first = layer.Apply(x, training: true);
        Assert.False(first.allclose(layer.Apply(x, training: true)));
        ((LSTMCell)layer.Cell).SeedGenerator.State = (1, 0);
        Assert.True(first.allclose(layer.Apply(x, training: true)));
    }

    [Fact]
    public void Bad_inputs_are_named()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2, name: "memory");
        Assert.Contains("units=0", Assert.Throws<ArgumentOutOfRangeException>(() => new LSTM(0)).Message);
        Assert.Contains("expected ndim=3, found ndim=2", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3))).Message);
        layer.Apply(rand(2, 3, 4));
        Assert.Contains("\"memory\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3, 5))).Message);
        Assert.Contains("no time steps", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 0, 4))).Message);
        Assert.Contains("2 initial state(s)", Assert.Throws<ArgumentException>(() => layer.Apply([rand(2, 3, 4), rand(2, 2)])).Message);
        Assert.Contains("Input 2", Assert.Throws<ArgumentException>(() => layer.Apply([rand(2, 3, 4), rand(2, 2), rand(2, 3)])).Message);
        Assert.Contains(
            "(2, 4)", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3, 4), mask: ones(2, 4, ScalarType.Bool))).Message);
        Assert.Equal([2L, 2L], layer.Apply(rand(2, 3, 4)).shape);
    }
}
