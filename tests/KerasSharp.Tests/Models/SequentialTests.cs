namespace KerasSharp.Tests.Models;

/// <summary>Sequential: its three forms, when its weights are made, what it refuses, and life as a TorchSharp module.</summary>
public sealed class SequentialTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_list_Add_and_the_fluent_form_make_the_same_model()
    {
        var list = new Sequential(
            [new Input([4], name: "in"), new Dense(8, activation: "relu", name: "a"), new Dense(3, name: "b")], "model");
        var added = new Sequential(name: "model").Add(new Input([4], name: "in")).Add(new Dense(8, activation: "relu", name: "a")).Add(
            new Dense(3, name: "b"));
        var fluent = new Sequential(name: "model").Input([4], name: "in").Dense(8, activation: "relu", name: "a").Dense(3, name: "b");

        var expected = Plain(list);
        Assert.Equal(expected, Plain(added));
        Assert.Equal(expected, Plain(fluent));
        Assert.All([list, added, fluent], model => Assert.Equal((4 * 8) + 8 + (8 * 3) + 3, model.CountParams()));
    }

    [Fact]
    public void Weights_are_made_at_once_behind_an_input_and_at_the_first_data_without()
    {
        var immediate = new Sequential([new Input([4]), new Dense(2)]);
        Assert.True(immediate.Built);
        Assert.Equal("(None, 2)", immediate.OutputShape!.ToString());

        var deferred = new Sequential([new Dense(2)]);
        Assert.False(deferred.Built);
        Assert.Contains("isn't built", Assert.Throws<InvalidOperationException>(() => deferred.CountParams()).Message);
        Assert.Equal([5L, 2], deferred.Apply(ones(5, 4)).shape);
        Assert.Equal(10, deferred.CountParams());
    }

    [Fact]
    public void Paths_and_order_of_weights_are_Keras_s()
    {
        var model = new Sequential([new Input([4]), new Dense(2, name: "first"), new BatchNormalization(name: "norm")], "stack");
        Assert.Equal(
            ["stack/first/kernel", "stack/first/bias", "stack/norm/gamma", "stack/norm/beta", "stack/norm/moving_mean",
                "stack/norm/moving_variance"],
            model.Weights.Select(weight => weight.Path));
        Assert.Equal(["moving_mean", "moving_variance"], model.NonTrainableWeights.Select(weight => weight.Name));
    }

    [Fact]
    public void Two_layers_of_one_name_are_refused_and_the_model_stays()
    {
        var model = new Sequential([new Input([4]), new Dense(2, name: "same")]);
        var error = Assert.Throws<ArgumentException>(() => model.Add(new Dense(3, name: "same")));
        Assert.Contains("Name \"same\" is already the name of a layer in this model", error.Message);
        Assert.Single(model.Layers);
        Assert.Equal([1L, 2], model.Apply(ones(1, 4)).shape);
    }

    [Fact]
    public void An_input_after_the_first_layer_is_refused()
    {
        var model = new Sequential([new Input([4]), new Dense(2)]);
        Assert.Contains(
            "already been configured to use input shape (None, 4)", Assert.Throws<ArgumentException>(
            () => model.Add(new Input([2]))).Message);
    }

    [Fact]
    public void Pop_takes_the_last_layer_and_its_weights()
    {
        var model = new Sequential([new Input([4]), new Dense(2), new Dense(3)]);
        model.Pop();
        Assert.Equal(10, model.CountParams());
        Assert.Equal(2, model.parameters().Count());
        Assert.Equal([1L, 2], model.Apply(ones(1, 4)).shape);
    }

    [Fact]
    public void Freezing_reaches_all_weights_and_training_leaves_them()
    {
        var model = new Sequential([new Input([2]), new Dense(3, name: "frozen") { Trainable = false }, new Dense(1)]);
        Assert.Equal(2, model.TrainableWeights.Count);
        var before = model.GetWeights();
        model.Compile(optimizer: "sgd", loss: "mse");
        model.Fit(ones(8, 2), ones(8, 1), verbose: 0);
        var after = model.GetWeights();
        Assert.True(before[0].allclose(after[0]));
        Assert.False(before[2].allclose(after[2]));

        // As in Keras, an optimizer knows the weights that it was built for: thawed ones need a new one.
        model.GetLayer("frozen").Trainable = true;
        Assert.Contains("frozen/kernel", Assert.Throws<ArgumentException>(() => model.Fit(ones(8, 2), ones(8, 1), verbose: 0)).Message);
        model.Compile(optimizer: "sgd", loss: "mse");
        model.Fit(ones(8, 2), ones(8, 1), verbose: 0);
        Assert.False(before[0].allclose(model.GetWeights()[0]));
    }

    [Fact]
    public void A_plain_TorchSharp_loop_trains_it()
    {
        nn.Module<Tensor, Tensor> model = new Sequential([new Input([2]), new Dense(4, activation: "tanh"), new Dense(1)]);
        var (x, y) = (randn(64, 2), full(64, 1, 3f));
        using var optimizer = optim.Adam(model.parameters(), 0.05);
        double Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.call(x), y);
            loss.backward();
            optimizer.step();
            return loss.ToDouble();
        }

        var (first, last) = (Step(), 0.0);
        for (var i = 0; i < 50; i++)
            last = Step();
        Assert.True(last < first / 4, $"the loss went from {first} to {last}");
    }

    [Fact]
    public void A_model_of_ones_own_computes_and_trains_its_own_way()
    {
        var model = new Doubling();
        model.Compile(optimizer: "sgd", loss: "mse");
        model.Fit(ones(32, 3), ones(32, 1), epochs: 2, batchSize: 16, verbose: 0);
        Assert.Equal(4, model.Steps);
        Assert.Equal([5L, 1], model.Predict(ones(5, 3), verbose: 0).shape);
    }

    private static string Plain(Sequential model) => model.GetConfig().ToJson().ToJsonString();
}

/// <summary>A model of the test's own: it has its own call and counts its steps.</summary>
public sealed partial class Doubling : Model
{
    private readonly Dense _dense;

    /// <summary>The model.</summary>
    public Doubling() => _dense = AddLayer(new Dense(1));

    /// <summary>Steps of training so far.</summary>
    public int Steps { get; private set; }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => 2 * _dense.Apply(x, training);

    /// <inheritdoc/>
    protected override Logs TrainStep(Batch batch)
    {
        Steps++;
        return base.TrainStep(batch);
    }
}
