using KerasSharp.Losses;
using KerasSharp.Tests.Testing;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Losses;

public sealed class CircleTests
{
    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => new Circle(gamma: 4).Call(tensor([0L, 1, 0, 1]), yPred), Embeddings(), tolerance: 1e-5);
    }

    [Fact]
    public void Samples_without_a_partner_of_their_class_do_not_count()
    {
        using var scope = NewDisposeScope();
        var labels = tensor([0L, 1, 0, 2]);
        var values = new Circle(reduction: "sum").Call(labels, Embeddings());
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

    private static Tensor Embeddings()
    {
        var x = (arange(12, ScalarType.Float32) * 0.9).sin().reshape(4, 3);
        return x / x.square().sum(-1, keepdim: true).sqrt();
    }
}
