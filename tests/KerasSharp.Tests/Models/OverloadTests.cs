using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

/// <summary>The same argument means the same in every method.</summary>
public sealed class OverloadTests
{
    [Fact]
    public void A_list_of_tensors_is_several_inputs_in_Fit_Evaluate_and_Predict()
    {
        using var scope = NewDisposeScope();
        using var model = TwoInputs();
        Tensor a = ones(4, 2), b = ones(4, 2);
        model.Fit([a, b], zeros(4, 1), verbose: 0);
        Assert.Equal(2, model.Evaluate([a, b], zeros(4, 1), verbose: 0).Count);
        Assert.Equal([4L, 1], model.Predict([a, b], verbose: 0).shape);
        // Without a target there is nothing to train: it is not taken for two batches.
        var error = Assert.Throws<ArgumentException>(() => model.Fit([a, b], verbose: 0));
        Assert.DoesNotContain("expects 2 input(s)", error.Message);
    }

    [Fact]
    public void Batches_are_batches_in_an_array_a_list_and_a_stream()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        Batch[] array = [.. Small.Batches(2)];
        var expected = model.Evaluate(array, verbose: 0).Loss;
        Assert.Equal(expected, model.Evaluate(array.ToList(), verbose: 0).Loss);
        Assert.Equal(expected, model.Evaluate(Small.Batches(2), verbose: 0).Loss);
        Assert.Single(model.Fit(array, verbose: 0)["loss"]);
        Assert.Single(model.Fit([(Small.X(), Small.Y())], verbose: 0)["loss"]);
        var error = Assert.Throws<ArgumentException>(() => model.Fit(array, Small.Y(), verbose: 0));
        Assert.StartsWith("`y` is not for batches", error.Message);
    }

    [Fact]
    public void The_input_of_a_Sequential_is_a_placeholder_and_begins_it_fluently()
    {
        using var model = new Sequential().Input([3]).Dense(2);
        Assert.Equal([null, 3], model.Input.Shape);
        Assert.Equal([null, 2], model.Output.Shape);
    }

    private static Model TwoInputs()
    {
        var (left, right) = (new Input([2]), new Input([2]));
        var model = new Model([left, right], new Dense(1).Apply(Merging.Add(left, right)));
        model.Compile(new SGD(0.1), "mse", metrics: ["mae"]);
        return model;
    }
}
