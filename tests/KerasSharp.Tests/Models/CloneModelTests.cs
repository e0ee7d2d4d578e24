namespace KerasSharp.Tests.Models;

public sealed class CloneModelTests
{
    [Fact]
    public void A_Sequential_has_new_layers_of_the_same_configs()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([4]), new Dense(3, activation: "relu", name: "first"), new Dropout(0.5), new Dense(1)]);
        using var clone = Model.CloneModel(model);
        Assert.IsType<Sequential>(clone);
        Assert.Equal(model.ToJson(), clone.ToJson());
        Assert.Empty(model.Layers.Intersect(clone.Layers));
        clone.SetWeights(model.GetWeights());
        var x = randn(5, 4);
        Assert.True(clone.Predict(x).eq(model.Predict(x)).all().item<bool>());
    }

    [Fact]
    public void A_functional_model_keeps_its_graph_and_shared_layers()
    {
        using var scope = NewDisposeScope();
        using var model = Siamese();
        using var clone = Model.CloneModel(model);
        Assert.Equal(model.ToJson(), clone.ToJson());
        Assert.Equal(model.CountParams(), clone.CountParams());
        Assert.Empty(model.Weights.Intersect(clone.Weights));
        clone.SetWeights(model.GetWeights());
        Tensor[] x = [randn(5, 4), randn(5, 4)];
        Assert.True(clone.Predict(x).allclose(model.Predict(x)));
    }

    [Fact]
    public void A_function_makes_other_layers()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([4]), new Dense(3, name: "a"), new Dense(2, name: "b")]);
        using var clone = Model.CloneModel(
            model, cloneFunction: layer => layer is Dense dense ? new Dense(dense.Units + 1, name: dense.Name) : layer);
        Assert.Equal([4, 3], clone.Layers.OfType<Dense>().Select(dense => dense.Units));
    }

    [Fact]
    public void A_function_adds_layers_after_calls()
    {
        using var scope = NewDisposeScope();
        using var model = Siamese();
        using var clone = Model.CloneModel(model, callFunction: (layer, call) => layer is Dense { Units: 3 }
            ? [.. call().Select(output => new Dropout(0.2).Apply(output))] : call());
        Assert.Equal(2, clone.Layers.OfType<Dropout>().Count());
        Assert.Equal(model.CountParams(), clone.CountParams());
    }

    [Fact]
    public void Inner_models_are_cloned_on_demand()
    {
        using var scope = NewDisposeScope();
        var inner = new Sequential([new Input([4]), new Dense(3)], name: "inner");
        using var model = new Sequential([new Input([4]), inner, new Dense(1)]);
        var seen = new List<string>();
        using var clone = Model.CloneModel(model, cloneFunction: Note, recursive: true);
        Assert.Equal(["Dense", "Dense"], seen);
        Assert.NotSame(inner, clone.Layers[0]);
        Assert.Equal(model.ToJson(), clone.ToJson());

        Layer Note(Layer layer)
        {
            seen.Add(layer.GetType().Name);
            return new Dense(((Dense)layer).Units, name: layer.Name);
        }
    }

    [Fact]
    public void It_can_begin_with_given_inputs()
    {
        using var scope = NewDisposeScope();
        using var model = Siamese();
        KerasTensor left = new Input([4], name: "left"), right = new Input([4], name: "right");
        using var clone = Model.CloneModel(model, inputTensors: new[] { left, right });
        Assert.Equal(["left", "right"], clone.Inputs.Select(input => input.Name));
        Rejects.With<ArgumentException>("2 input(s). Received: 1", () => Model.CloneModel(model, inputTensors: left));
    }

    [Fact]
    public void What_cannot_be_cloned_is_refused()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentException>("subclassed", () => Model.CloneModel(new Own()));
        using var stack = new Sequential([new Input([4]), new Dense(1)]);
        Rejects.With<ArgumentException>("not supported with Sequential", () => Model.CloneModel(stack, callFunction: (_, call) => call()));
    }

    private static Model Siamese()
    {
        KerasTensor a = new Input([4]), b = new Input([4]);
        var shared = new Dense(3, activation: "tanh");
        return new Model(new[] { a, b }, new Dense(1).Apply(shared.Apply(a) * 2 + shared.Apply(b)));
    }

    private sealed partial class Own : Model
    {
        protected override Tensor Call(Tensor x, bool training) => x;
    }
}
