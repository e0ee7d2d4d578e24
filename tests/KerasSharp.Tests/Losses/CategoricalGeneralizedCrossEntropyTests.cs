using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CategoricalGeneralizedCrossEntropyTests
{
    private static readonly float[,] Probabilities = { { 0.1f, 0.7f, 0.2f }, { 0.25f, 0.35f, 0.4f } };

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new CategoricalGeneralizedCrossEntropy(reduction: "none").Apply(tensor([1, 0]), tensor(Probabilities)).data<float>()
            .ToArray();
        Assert.Equal(2 * (1 - Math.Sqrt(0.7)), values[0], 1e-6);
        Assert.Equal(2 * (1 - Math.Sqrt(0.25)), values[1], 1e-6);
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => new CategoricalGeneralizedCrossEntropy(q: 0.3).PerSample(tensor([1L, 0]), yPred), tensor(Probabilities));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Q_must_lie_between_its_ends(double q) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalGeneralizedCrossEntropy(q));

    [Fact]
    public void A_label_that_names_no_class_is_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(
            () => new CategoricalGeneralizedCrossEntropy().Apply(tensor([1, 3]), tensor(Probabilities)));
        Assert.Contains("from 1 to 3", error.Message);
    }
}
