using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CategoricalCrossentropyTests()
    : FormulaTests(reduction => new CategoricalCrossentropy(reduction: reduction), OneHot, Probabilities, [0.3566749f, 1.203973f])
{
    [Fact]
    public void Logits_and_their_softmax_agree()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0, 1, 0 } });
        var logits = tensor(new float[,] { { 1, 2, -1 } });
        var fromLogits = new CategoricalCrossentropy(fromLogits: true).Apply(yTrue, logits).item<float>();
        Assert.Equal(new CategoricalCrossentropy().Apply(yTrue, logits.softmax(-1)).item<float>(), fromLogits, 1e-6f);
    }

    [Fact]
    public void Predictions_are_made_to_sum_to_1()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0, 1 } });
        Assert.Equal(-MathF.Log(0.75f), new CategoricalCrossentropy().Apply(yTrue, tensor(new float[,] { { 1, 3 } })).item<float>(), 1e-6f);
    }

    [Fact]
    public void Classes_can_stand_on_another_axis()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0, 1, 0 }, { 1, 0, 0 } });
        var yPred = tensor(new float[,] { { 0.1f, 0.7f, 0.2f }, { 0.3f, 0.3f, 0.4f } });
        var last = new CategoricalCrossentropy().Apply(yTrue, yPred).item<float>();
        Assert.Equal(last, new CategoricalCrossentropy(axis: 0).Apply(yTrue.T, yPred.T).item<float>(), 1e-6f);
    }

    [Fact]
    public void Labels_in_place_of_one_hot_truth_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new CategoricalCrossentropy().Apply(tensor([1L, 2]), zeros(2, 3)));
        Assert.Contains("same shape", error.Message);
    }
}
