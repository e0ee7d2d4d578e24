using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CircleTests
{
    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => new Circle(gamma: 4).PerSample(tensor([0L, 1, 0, 1]), yPred), Embeddings(), tolerance: 1e-5);
    }

    [Fact]
    public void Samples_without_a_partner_of_their_class_do_not_count()
    {
        using var scope = NewDisposeScope();
        var labels = tensor([0L, 1, 0, 2]);
        var values = new Circle(reduction: "sum").PerSample(labels, Embeddings());
        Assert.Equal(0, values[1].item<float>());
        Assert.Equal(values.sum().item<float>() / 2, new Circle().Apply(labels, Embeddings()).item<float>(), 1e-4f);
    }

    [Fact]
    public void Classes_that_lie_together_lose_less()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 1, 0 }, { 0.8f, 0.6f }, { -1, 0 }, { -0.8f, 0.6f } });
        var together = new Circle().Apply(tensor([0L, 0, 1, 1]), yPred).item<float>();
        Assert.True(together < new Circle().Apply(tensor([0L, 1, 0, 1]), yPred).item<float>());
    }

    [Fact]
    public void Embeddings_are_compared_with_those_given()
    {
        using var scope = NewDisposeScope();
        var yPred = Unit(new float[,] { { 1, 2 }, { 3, -1 }, { -1, 1 }, { 0.5f, 2 } });
        var others = Unit(new float[,] { { 1, 1 }, { 2, -1 }, { -3, 1 } });
        var (labels, otherLabels) = (tensor([0L, 1, 2, 0]), tensor([0, 1, 2]));
        AssertClose([2.3814461e-8f, 0, 0, 0.012470318f], LossFunctions.Circle(labels, yPred));
        AssertClose([0, 0, 0, 1.7316313e-9f], LossFunctions.Circle(labels, yPred, otherLabels, others));
        AssertClose([0.9546565f, 1.1134169f, 0.9927871f, 0.997617f], LossFunctions.Circle(
            labels, yPred, otherLabels, others, removeDiagonal: false, gamma: 2, margin: 0.25));
        AssertClose([8.176625f, 0, 0, 8.231125f], LossFunctions.Circle(labels, yPred, refEmbeddings: -yPred.flip(0), gamma: 2));
        Assert.Throws<ArgumentException>(() => LossFunctions.Circle(labels, yPred, otherLabels));

        static Tensor Unit(float[,] x) => tensor(x) / tensor(x).square().sum(-1, keepdim: true).sqrt();
        static void AssertClose(float[] expected, Tensor actual) =>
            Assert.All(expected.Zip(actual.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static Tensor Embeddings()
    {
        var x = (arange(12, ScalarType.Float32) * 0.9).sin().reshape(4, 3);
        return x / x.square().sum(-1, keepdim: true).sqrt();
    }
}
